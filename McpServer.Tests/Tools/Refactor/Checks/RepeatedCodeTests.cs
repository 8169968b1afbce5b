using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Refactor.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Checks;

internal sealed class RepeatedCodeTests
{
    [Test]
    public void Both_places_are_told()
    {
        var found = Refactored.Findings(new RepeatedCode(), ("a.py", "import os\n" + Function("send", 8)), ("b.py", Function("remind", 8)));

        Assert.That(found.Select(each => (each.File, each.Line, each.Text)), Is.EqualTo(
            new[] { ("a.py", (int?)3, "8 lines of code stand here and again at b.py:2-9; from 8 on a change of the one is forgotten at the other.") }));
    }

    [Test]
    public void Places_of_one_file_are_told_by_their_lines()
    {
        var found = Refactored.Findings(new RepeatedCode(), ("a.py", Function("send", 8) + Function("remind", 8)));

        Assert.That(found.Single().Text, Does.Contain("again at lines 12-19;"));
    }

    [TestCase(24, Severity.Low)]
    [TestCase(25, Severity.Medium)]
    public void Half_a_screen_weighs_more(int lines, Severity severity)
    {
        var found = Refactored.Findings(new RepeatedCode(), ("a.py", Function("send", lines)), ("b.py", Function("remind", lines)));

        Assert.That(found.Single().Severity, Is.EqualTo(severity));
    }

    [Test]
    public void Seven_lines_are_not()
    {
        Assert.That(Refactored.By(new RepeatedCode(), ("a.py", Function("send", 7)), ("b.py", Function("remind", 7))), Is.Empty);
    }

    [Test]
    public void Fields_alike_are_not()
    {
        var fields = "class A {\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"  private int f{i};\n")) + "}\n";

        Assert.That(Refactored.By(new RepeatedCode(), ("A.java", fields), ("B.java", fields)), Is.Empty);
    }

    [Test]
    public void Tests_may_repeat()
    {
        Assert.That(Refactored.By(new RepeatedCode(), ("a.py", Function("send", 8)), ("tests/test_a.py", Function("remind", 8))), Is.Empty);
    }

    private static string Function(string name, int lines) =>
        $"def {name}(mail):\n" + string.Concat(Enumerable.Range(0, lines).Select(i => $"    mail.step{i}({i})\n")) + $"    {name}()\n";
}
