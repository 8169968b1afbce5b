using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class IdenticalBranchesTests
{
    [TestCase("a.py", "if a:\n    f(1)\nelse:\n    f(1)\n", "1 medium")]
    [TestCase("a.js", "if (a) { f(1); } else if (b) { f(1); } else { f(1); }\n", "1 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n if a { g(1) } else { g(1) }\n}\n", "3 medium")]
    [TestCase("a.cs", "class A { void F() {\n if (a) G(); else G();\n} }", "2 medium")]
    public void Choice_that_chooses_nothing_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new IdenticalBranches(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "if a == 1:\n    f()\nelif a == 2:\n    g()\nelif a == 1:\n    h()\n", "5 medium")]
    [TestCase("a.js", "if (a.b) { f(); }\nelse if (c) { g(); }\nelse if (a.b) { h(); }\n", "3 medium")]
    [TestCase("a.cs", "class A { void F() {\n if (x.IsEmpty()) { G(); }\n else if (x.IsEmpty()) { H(); }\n} }", "3 medium")]
    public void Condition_that_was_used_up_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new IdenticalBranches(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "if a:\n    f(1)\nelse:\n    f(2)\nif a:\n    pass\nelse:\n    pass\nif a:\n    f(1)\nelif b:\n    f(1)\n")]
    [TestCase("a.js", "if (a) { f(1); } else if (b) { f(1); } else { f(2); }\nif (a) { f(); }\nif (a) { f(); }\n")]
    [TestCase("a.js", "if (next()) { f(); } else if (next()) { g(); } else if (i++ < 1) { h(); } else if (i++ < 1) { k(); }\n")]
    [TestCase("a.go", "package a\nfunc f() {\n if err := g(); err != nil { a() } else if err := g(); err != nil { b() }\n}\n")]
    [TestCase("test_a.py", "if a:\n    f(1)\nelse:\n    f(1)\n")]
    public void Branches_that_differ_or_may_are_not(string path, string text)
    {
        Assert.That(Reviewed.By(new IdenticalBranches(), path, text), Is.Empty);
    }
}
