using Mcp.Daemon.Tools.Refactor.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Checks;

public sealed class TangledFunctionsTests
{
    [TestCase("a.py", "def f(a):\n    for b in a:\n        if b:\n            for c in b:\n                if c:\n                    while c:\n                        g(c)\n")]
    [TestCase("a.ts", "function f(a) { for (const b of a) { if (b) { for (const c of b) { if (c) { while (c) { g(c); } } } } } }")]
    [TestCase("A.java", "class A { void f(int a) { for (;;) { if (a > 1) { for (;;) { if (a > 2) { try { g(); } catch (E e) { h(); } } } } } } }")]
    [TestCase("a.py", "def f(a):\n    try:\n        for b in a:\n            if b:\n                for c in b:\n                    try:\n                        g(c)\n                    except E:\n                        while c:\n                            h(c)\n    finally:\n        j()\n")]
    public void Five_levels_are_found(string path, string text)
    {
        Assert.That(Refactored.By(new TangledFunctions(), (path, text)), Is.EqualTo($"{path}:1 deep_nesting"));
    }

    [TestCase("a.py", "def f(a):\n    for b in a:\n        if b:\n            for c in b:\n                if c:\n                    g(c)\n")]
    [TestCase("a.ts", "function f() { const s = 'if (a) { if (b) { if (c) { if (d) { if (e) {'; /* if (a) { if (b) { if (c) { if (d) { if (e) { */ g(s); }")]
    [TestCase("tests/test_a.py", "def f(a):\n    for b in a:\n        if b:\n            for c in b:\n                if c:\n                    while c:\n                        g(c)\n")]
    [TestCase("a.py", "def f(a):\n    try:\n        if a:\n            try:\n                try:\n                    if b:\n                        g(a)\n                finally:\n                    h()\n            finally:\n                i()\n    finally:\n        j()\n")]
    [TestCase("A.java", "class A { void f(int a) { try { if (a > 1) { try { for (;;) { try { g(); } finally { h(); } } } finally { i(); } } } finally { j(); } } }")]
    public void Four_levels_words_in_texts_and_tests_are_not(string path, string text)
    {
        Assert.That(Refactored.By(new TangledFunctions(), (path, text)), Is.Empty);
    }

    [TestCase(20, "")]
    [TestCase(21, "a.py:1 many_branches")]
    public void Branches_are_counted_where_they_stand_inside_each_other(int count, string found)
    {
        var text = "def f(a):\n    if a:\n        if b: g()\n" + string.Concat(Enumerable.Repeat("    if a: g()\n", count - 2));

        Assert.That(Refactored.By(new TangledFunctions(), ("a.py", text)), Is.EqualTo(found));
    }

    [Test]
    public void Flat_list_of_cases_is_no_tangle()
    {
        var cases = string.Concat(Enumerable.Range(0, 40).Select(i => $"    case {i}: return {i};\n"));

        Assert.That(Refactored.By(new TangledFunctions(), ("a.ts", $"function f(a) {{\n  switch (a) {{\n{cases}  }}\n}}\n")), Is.Empty);
    }
}
