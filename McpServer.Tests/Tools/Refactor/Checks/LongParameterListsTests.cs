using Mcp.Daemon.Tools.Refactor.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Checks;

public sealed class LongParameterListsTests
{
    [TestCase("a.py", "def f(a, b, c, d, e, g, h, i):\n    return a\n", 8)]
    [TestCase("a.py", "class A:\n    def f(self, a, b, c, d, e, g, h, i, k=1):\n        return a\n", 8)]
    [TestCase("A.java", "class A { void f(int a, int b, Map<A, B> c, int d, int e, int g, int h, int i) { g(); } }", 8)]
    [TestCase("a.go", "package a\nfunc f(a, b, c int, d, e, g, h, i string) { k() }\n", 8)]
    [TestCase("a.ts", "function f(a: A, b: B, c: C, d: D, e: E, g: G, h: H, i: I, k?: K) { l(); }", 8)]
    public void Eight_that_have_to_be_given_are_found(string path, string text, int count)
    {
        Assert.That(Refactored.Findings(new LongParameterLists(), (path, text)).Single().Text, Does.Contain($" gives {count} values "));
    }

    [TestCase("a.py", "def f(a, b, c, d, e, g, h):\n    return a\n")]
    [TestCase("a.py", "def f(a, b, c, d, e, g, h=1, i=2, k=3):\n    return a\n")]
    [TestCase("a.py", "def f(a, *, b, c, d, e, g, h, i):\n    return a\n")]
    [TestCase("a.py", "class A:\n    def f(self, a, b, c, d, e, g, h):\n        return a\n")]
    [TestCase("a.ts", "function f({ a, b, c, d, e, g, h, i }: P) { l(); }")]
    [TestCase("A.java", "class A extends B {\n @Override\n void f(int a, int b, int c, int d, int e, int g, int h, int i) { g(); } }")]
    [TestCase("a.cs", "class A { public override void F(int a, int b, int c, int d, int e, int g, int h, int i) { G(); } }")]
    [TestCase("a.cs", "class A { void F(Func<int, int, int, int> a, Dictionary<string, (int b, int c)> d, int e) { G(1, 2, 3, 4, 5, 6, 7, 8); } }")]
    [TestCase("a.swift", "func f(a: Int, b: Int, c: Int, d: Int, e: Int, g: Int, h: Int, i: Int) { k() }")]
    [TestCase("tests/test_a.py", "def f(a, b, c, d, e, g, h, i):\n    return a\n")]
    public void What_is_optional_named_given_or_inside_of_types_does_not_count(string path, string text)
    {
        Assert.That(Refactored.By(new LongParameterLists(), (path, text)), Is.Empty);
    }
}
