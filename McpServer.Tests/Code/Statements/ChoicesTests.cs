using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using NUnit.Framework;

namespace Mcp.Tests.Code.Statements;

public sealed class ChoicesTests
{
    [TestCase("a.py", "if a:\n    f()\nelif b:\n    g()\nelse:\n    h()\nk()\n", "a | f() / b | g() /  | h()")]
    [TestCase("a.cs", "if (a) F(); else if (b) { G(); } else H(); K();", "a | F(); / b | G(); /  | H();")]
    [TestCase("a.go", "func k() { if err := f(); err != nil { g() } else { h() } }", "err := f(); err != nil | g() /  | h()")]
    [TestCase("a.php", "<?php if ($a) { f(); } elseif ($b) { g(); }", "$a | f(); / $b | g();")]
    [TestCase("a.py", "if a: f()\ng()\n", "a | f()")]
    [TestCase("a.rs", "fn k() { if a { f(); } }", "a | f();")]
    public void Branches_are_read_in_their_order(string path, string text, string branches)
    {
        var file = new SourceFile(path, text);

        Assert.That(string.Join(" / ", Choices.Of(file).Single().Branches.Select(branch => Shown.Of(file, branch))), Is.EqualTo(branches));
    }

    [TestCase("if (a) F();", 1, false)]
    [TestCase("if (a) F(); else G();", 1, true)]
    [TestCase("if (a) F(); else if (b) G();", 2, false)]
    public void Last_branch_without_a_condition_is_the_else(string text, int conditional, bool hasElse)
    {
        var choice = Choices.Of(new SourceFile("a.cs", text)).Single();

        Assert.That((choice.Conditional.Count(), choice.HasElse), Is.EqualTo((conditional, hasElse)));
    }

    [Test]
    public void Choice_inside_of_another_counts_for_itself()
    {
        Assert.That(Choices.Of(new SourceFile("a.py", "if a:\n    if b:\n        f()\n    else:\n        g()\n")).Select(choice => choice.HasElse), Is.EqualTo(new[] { false, true }));
    }

    [TestCase("a.py", "x = 1 if a else 2\n# if a:\n")]
    [TestCase("a.js", "a.if(b); const s = 'if (a) f();';")]
    public void What_only_looks_like_one_is_none(string path, string text)
    {
        Assert.That(Choices.Of(new SourceFile(path, text)), Is.Empty);
    }
}
