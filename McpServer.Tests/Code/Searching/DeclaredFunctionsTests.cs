using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using NUnit.Framework;

namespace Mcp.Tests.Code.Searching;

public sealed class DeclaredFunctionsTests
{
    [Test]
    public void Import_tells_which_function_is_called()
    {
        Assert.That(Calls(("a.py", "from b import f\nimport c\n\nf()\nc.g()\n"), ("b.py", "def f():\n    pass\n"), ("c.py", "def g():\n    pass\n")), Is.EqualTo("b.py f 4, c.py g 5"));
    }

    [Test]
    public void Own_method_is_called_by_its_own_word()
    {
        Assert.That(Calls(("a.py", "class A:\n    def f(self):\n        self.g()\n        other.g()\n    def g(self):\n        pass\n")), Is.EqualTo("a.py A.g 3"));
    }

    [Test]
    public void Bare_member_is_called_where_the_language_lets_it()
    {
        Assert.That(Calls(("a.cs", "class A { void F() { G(); } void G() { } }"), ("b.cs", "class B { void H() { G(); } }")), Is.EqualTo("a.cs A.G 1"));
    }

    [Test]
    public void Variable_that_is_named_like_its_type_means_a_method_of_it()
    {
        Assert.That(Calls(("a.ts", "import { Cart } from './b';\nfunction f(cart: Cart) { cart.total(); }"), ("b.ts", "export class Cart { total() { } }")), Is.EqualTo("b.ts Cart.total 2"));
    }

    [Test]
    public void Function_of_the_same_Go_package_needs_no_import()
    {
        Assert.That(Calls(("p/a.go", "package p\nfunc f() { g() }"), ("p/b.go", "package p\nfunc g() { }"), ("q/c.go", "package q\nfunc h() { g() }")), Is.EqualTo("p/b.go g 2"));
    }

    [TestCase("def f():\n    pass\n\nx = f\n# f()\ns = \"f()\"\nother.f()\n")]
    [TestCase("class A:\n    def f(self):\n        pass\nclass B:\n    def f(self):\n        pass\nf()\nthing.f()\n")]
    public void Mention_text_and_another_holder_are_no_calls(string text)
    {
        Assert.That(Calls(("a.py", text)), Is.Empty);
    }

    [Test]
    public void Function_of_a_file_that_is_not_imported_is_not_meant()
    {
        Assert.That(Calls(("a.py", "f()\n"), ("b.py", "def f():\n    pass\n")), Is.Empty);
    }

    private static string Calls(params (string Path, string Text)[] files)
    {
        var sources = files.Select(file => new SourceFile(file.Path, file.Text)).ToList();
        var functions = new DeclaredFunctions(sources, CancellationToken.None);
        return string.Join(", ", sources.SelectMany(file => Enumerable.Range(0, file.Tokens.Count)
            .Select(at => (Called: functions.Called(file, at), Line: file.Tokens.Line(at)))
            .Where(call => call.Called is not null)
            .Select(call => $"{call.Called!.File.Path} {call.Called.Name} {call.Line}")));
    }
}
