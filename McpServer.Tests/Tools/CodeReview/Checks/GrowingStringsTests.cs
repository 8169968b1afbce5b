using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class GrowingStringsTests
{
    [TestCase("a.cs", "class A { string F() {\n var s = \"\";\n foreach (var x in y) {\n  s += x;\n }\n return s;\n} }", "4 low")]
    [TestCase("a.java", "class A { String f() {\n String s = \"\";\n for (int i = 0; i < n; i++)\n  s += i;\n return s;\n} }", "4 low")]
    [TestCase("a.go", "package a\nfunc f() string {\n s := \"\"\n for _, x := range y {\n  s += x\n }\n return s\n}\n", "5 low")]
    public void String_that_a_loop_makes_longer_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new GrowingStrings(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.cs", "class A { void F() {\n var n = 0;\n foreach (var x in y) {\n  n += x; var s = \"\"; s += x; G(s);\n }\n string t = \"\";\n t += \"a\";\n} }")]
    [TestCase("a.java", "class A { void f() { int s = 0; for (int i = 0; i < n; i++) { s += i; this.t += \"a\"; } } }")]
    [TestCase("a.py", "s = \"\"\nfor x in y:\n    s += x\n")]
    public void Number_and_string_of_the_turn_are_not(string path, string text)
    {
        Assert.That(Reviewed.By(new GrowingStrings(), path, text), Is.Empty);
    }
}
