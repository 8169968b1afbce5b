using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Refactor.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Checks;

internal sealed class OversizedPartsTests
{
    private const string Branch = "    if a:\n        f(a)\n";

    [TestCase(74, null)]
    [TestCase(75, "big has 151 lines and 75 branches, over the 150 lines from which on a split is worth a look.")]
    [TestCase(250, "big has 501 lines and 250 branches, over the 500 lines from which on it is split before anything else.")]
    public void Function_is_measured_by_its_lines(int branches, string? text)
    {
        Assert.That(Texts(("a.py", Function("big", branches))), Is.EqualTo(text is null ? [] : new[] { text }));
    }

    [TestCase(160, 0)]
    [TestCase(510, 1)]
    public void Function_without_branches_may_be_longer(int lines, int found)
    {
        var recipe = "def big(a):\n" + string.Concat(Enumerable.Range(0, lines).Select(i => $"    f({i})\n"));

        Assert.That(Texts(("a.py", recipe)), Has.Count.EqualTo(found));
    }

    [TestCase(300, null)]
    [TestCase(340, Severity.Low)]
    [TestCase(1010, Severity.Medium)]
    public void Type_is_measured_by_its_lines(int members, Severity? severity)
    {
        var type = "class Big:\n" + string.Concat(Enumerable.Range(0, members).Select(i => $"    def f{i}(self):\n        return {i}\n\n"));

        Assert.That(Refactored.Findings(new OversizedParts(), ("a.py", type)).Select(finding => finding.Severity), Is.EqualTo(severity is null ? [] : new[] { severity.Value }));
    }

    [TestCase(4_900, null)]
    [TestCase(5_100, "The file has 5,112 lines, over the 5,000 from which on a split is worth a look.")]
    [TestCase(15_100, "The file has 15,112 lines, over the 15,000 from which on it is split before anything else.")]
    public void File_is_measured_by_its_lines(int lines, string? text)
    {
        var file = string.Concat(Enumerable.Range(0, 12).Select(i => $"def f{i}(): g()\n")) + new string('\n', lines);

        Assert.That(Texts(("a.py", file)), Is.EqualTo(text is null ? [] : new[] { text }));
    }

    [TestCase(20, 0)]
    [TestCase(160, 1)]
    public void Function_that_mostly_holds_functions_is_measured_by_what_is_its_own(int own, int found)
    {
        var inner = string.Concat(Enumerable.Range(0, 40).Select(i => $"    def f{i}(b):\n        if b:\n            g(b)\n        return b\n\n"));
        var outer = "def big(a):\n" + string.Concat(Enumerable.Repeat("    if a:\n        f(a)\n", own / 2)) + inner;

        Assert.That(Texts(("a.py", outer)), Has.Count.EqualTo(found));
    }

    [Test]
    public void Table_of_data_may_be_as_long_as_it_is()
    {
        var table = "ALL = {\n" + string.Concat(Enumerable.Range(0, 6_000).Select(i => $"    {i}: \"{i}\",\n")) + "}\n";

        Assert.That(Texts(("a.py", table)), Is.Empty);
    }

    [Test]
    public void Tests_may_be_long()
    {
        Assert.That(Texts(("tests/test_a.py", Function("test_big", 300))), Is.Empty);
    }

    private static string Function(string name, int branches) => $"def {name}(a):\n" + string.Concat(Enumerable.Repeat(Branch, branches));

    private static List<string> Texts(params (string Path, string Text)[] files) =>
        [.. Refactored.Findings(new OversizedParts(), files).Select(finding => finding.Text)];
}
