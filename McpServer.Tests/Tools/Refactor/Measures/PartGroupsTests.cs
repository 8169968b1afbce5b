using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Refactor.Measures;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Measures;

public sealed class PartGroupsTests
{
    [TestCase("a.py", "def a():\n    b()\n\ndef b():\n    pass\n\ndef c():\n    pass\n", "a b | c")]
    [TestCase("a.py", "LIMIT = 3\n\ndef a():\n    return LIMIT\n\ndef b():\n    return LIMIT\n", "LIMIT a b")]
    [TestCase("a.py", "log = get(1)\n\ndef a():\n    log.info(1)\n\ndef b():\n    log.info(2)\n", "a | b")]
    [TestCase("a.py", "def a():\n    return 'b'  # b\n\ndef b():\n    pass\n", "a | b")]
    [TestCase("a.go", "package p\ntype A struct { x int }\nfunc (a *A) F() { g() }\nfunc g() { }\nfunc h() { }\n", "A g | h")]
    [TestCase("a.ts", "export const a = () => b();\nfunction b() { }\nclass C { d() { } }\n", "a b | C")]
    public void Parts_of_a_file_hang_together_by_their_names(string path, string text, string groups)
    {
        Assert.That(Shown(PartGroups.OfFile(new SourceFile(path, text))), Is.EqualTo(groups));
    }

    [TestCase("a.py", "class A:\n    def a(self):\n        return self.x\n    def b(self):\n        self.x = 1\n    def c(self):\n        return self.y\n", "a b | c")]
    [TestCase("A.java", "class A { int x; void a() { x++; } void b() { a(); } void c() { } A() { a(); c(); } }", "a b x | c")]
    [TestCase("a.ts", "class A { #x = 1; a() { this.#x; } b() { return this.#x; } c() { other.y(); } }", "#x a b | c")]
    [TestCase("a.py", "class A:\n    def a(self):\n        return other.x\n    def b(self):\n        return other.x\n", "a | b")]
    public void Members_hang_together_by_fields_and_calls(string path, string text, string groups)
    {
        var file = new SourceFile(path, text);
        var type = file.Declared.First(declared => declared.Kind is DeclarationKind.Type);

        Assert.That(Shown(PartGroups.OfType(file, type, [.. file.Declared.Where(declared => declared.Container == "A")])), Is.EqualTo(groups));
    }

    private static string Shown(IReadOnlyList<PartGroup> groups) => string.Join(
        " | ", groups.Select(group => string.Join(' ', group.Parts.Select(part => part.Name).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)
            .OrderBy(words => words.Contains('C', StringComparison.Ordinal)));
}
