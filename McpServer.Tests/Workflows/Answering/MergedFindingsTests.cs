using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Answering;

public class MergedFindingsTests
{
    private const string Token = "ghp_q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2U";

    [Test]
    public void Worst_come_first_then_by_file_and_line()
    {
        var merged = MergedFindings.Of(
            [Found(Severity.Low, "a.cs", 1), Found(Severity.High, "b.cs", 9)],
            [Found(Severity.High, "b.cs", 2), Found(Severity.Critical, "z.cs", 1)],
            [Found(Severity.High, "a.cs", 5), Found(Severity.High, null, null)],
            null);

        Assert.That(
            merged.Shown.Select(finding => $"{finding.Severity} {finding.File}:{finding.Line}"),
            Is.EqualTo(["Critical z.cs:1", "High :", "High a.cs:5", "High b.cs:2", "High b.cs:9", "Low a.cs:1"]));
    }

    [Test]
    public void Equal_findings_are_shown_once_with_the_source_of_the_first()
    {
        var finding = Found(Severity.High, "a.cs", 1);

        var merged = MergedFindings.Of(
            [finding with { Source = FindingSource.Local }], [finding with { Source = FindingSource.Agent }],
            [finding with { Source = FindingSource.Expert }, finding with { Source = FindingSource.Expert, Text = "other" }], null);

        Assert.That(merged.Shown.Select(one => (one.Source, one.Text)), Is.EquivalentTo([
            ((FindingSource?)FindingSource.Local, "x"), (FindingSource.Expert, "other"),
        ]));
    }

    [TestCase("kind")]
    [TestCase("file")]
    [TestCase("line")]
    [TestCase("text")]
    public void Findings_that_differ_in_kind_file_line_or_text_are_two(string member)
    {
        var finding = Found(Severity.High, "a.cs", 1);
        var other = member switch
        {
            "kind" => finding with { Kind = "race" },
            "file" => finding with { File = "b.cs" },
            "line" => finding with { Line = 2 },
            _ => finding with { Text = "y" },
        };

        Assert.That(MergedFindings.Of([finding], [], [other], null).Shown, Has.Count.EqualTo(2));
    }

    [TestCase("critical", 1)]
    [TestCase("high", 2)]
    [TestCase("medium", 3)]
    [TestCase("low", 4)]
    [TestCase("all", 5)]
    [TestCase(null, 5)]
    public void Filter_hides_what_lies_below_and_counts_it(string? filter, int shown)
    {
        var findings = Enum.GetValues<Severity>().Select((severity, i) => Found(severity, "a.cs", i)).ToList();

        var merged = MergedFindings.Of(findings, [], [], filter);

        Assert.That((merged.Shown.Count, merged.Filtered, merged.LeftOut.Count), Is.EqualTo((shown, 5 - shown, 0)));
    }

    [Test]
    public void Hundred_are_shown_and_the_rest_is_counted()
    {
        var findings = Enumerable.Range(1, 130).Select(i => Found(i > 110 ? Severity.Critical : Severity.Low, "a.cs", i)).ToList();

        var merged = MergedFindings.Of([], [], findings, null);

        Assert.That(
            (merged.Shown.Count, merged.Shown[0].Severity, merged.Shown[^1].Line),
            Is.EqualTo((100, Severity.Critical, (int?)80)));
        Assert.That(merged.LeftOut, Is.EqualTo(new Dictionary<Severity, int> { [Severity.Low] = 30 }));
    }

    [TestCase("text")]
    [TestCase("quote")]
    [TestCase("fix")]
    public void Secret_is_masked_wherever_it_stands(string member)
    {
        var words = $"token = \"{Token}\"";
        var finding = Found(Severity.High, "a.cs", 1);
        finding = member switch { "text" => finding with { Text = words }, "quote" => finding with { Quote = words }, _ => finding with { Fix = words } };

        var shown = MergedFindings.Of([], [], [finding], null).Shown.Single();

        Assert.That($"{shown.Text}{shown.Quote}{shown.Fix}", Does.Contain("ghp_****").And.Not.Contain(Token[8..]));
        Assert.That(shown.Masked, Is.True);
    }

    [Test]
    public void Mask_that_somebody_set_stays()
    {
        var masked = Found(Severity.High, "a.cs", 1) with { Masked = true };

        Assert.That(MergedFindings.Of([masked], [], [], null).Shown.Single().Masked, Is.True);
    }

    [Test]
    public void Secret_that_a_cut_would_halve_is_masked_before_the_quote_is_cut()
    {
        var quote = new string('a', 178) + $" token = \"{Token}\"; and more of the line";

        var shown = MergedFindings.Of([], [], [Found(Severity.High, "a.cs", 1) with { Quote = quote }], null).Shown.Single();

        Assert.That(shown.Quote, Does.Not.Contain(Token[..12]).And.EndsWith(" …"));
    }

    [TestCase(200, "x", 200)]
    [TestCase(201, "x", 202)]
    [TestCase(199, "😀x", 201)]
    public void Long_quote_is_cut_between_characters(int length, string end, int shown)
    {
        var quote = new string('x', length - (end.Length > 1 ? 0 : 1)) + end;

        Assert.That(
            MergedFindings.Of([], [], [Found(Severity.High, "a.cs", 1) with { Quote = quote }], null).Shown.Single().Quote,
            Has.Length.EqualTo(shown));
    }

    private static Finding Found(Severity severity, string? file, int? line) =>
        new() { Kind = "bug", Severity = severity, Text = "x", File = file, Line = line };
}
