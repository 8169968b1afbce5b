using Mcp.Daemon.Evidence;
using Mcp.Daemon.Git;
using Mcp.Daemon.Workflows.Answering;
using NUnit.Framework;
using static Mcp.Tests.Workflows.Answering.SentSample;

namespace Mcp.Tests.Workflows.Answering;

/// <summary>Files of which parts, changes or several versions went out.</summary>
public class GroundingBlocksTests
{
    private static readonly FileBlock Change = SentSample.Change(
        "a.cs", (10, " before"), (0, "-    old call(1);"), (0, "-    old second(2);"), (11, "+    new call(1);"), (12, " after"));

    [TestCase("new call(1);", 11)]
    [TestCase("+    new call(1);", 11)]
    [TestCase("before\nnew call(1);\nafter", 10)]
    public void Added_line_of_a_change_is_found_by_its_number(string quote, int line)
    {
        Assert.That(Checked(Claim("a.cs", 40, quote), Change).Line, Is.EqualTo(line));
    }

    [TestCase("old call(1);")]
    [TestCase("-    old call(1);\n-    old second(2);")]
    public void Removed_line_of_a_change_is_grounded_and_has_no_number_to_correct(string quote)
    {
        var claim = Claim("a.cs", 9, quote);

        Assert.That(Checked(claim, Change), Is.EqualTo(claim with { Grounded = true }));
    }

    [TestCase("line two is gone")]
    [TestCase("-line two is gone")]
    [TestCase("-│-line two is gone")]
    public void Removed_line_of_a_real_change_is_grounded(string quote)
    {
        var hunks = LineDiff.Between("one\nline two is gone\nthree\n", "one\nthree\n");
        var change = new FileChange { Path = "old.py", Part = ChangePart.Staged, Kind = ChangeKind.Modified, Text = "one\nthree\n", Hunks = hunks };

        Assert.That(Checked(Claim("old.py", 2, quote), ChangeText.Block(change, hunks, hunks.Count)).Grounded, Is.True);
    }

    [Test]
    public void Quote_over_removed_and_added_lines_has_the_numbers_of_the_added()
    {
        var finding = Checked(Claim("a.cs", 40, "-    old second(2);\n+    new call(1);\n     after"), Change);

        Assert.That((finding.Grounded, finding.Line, finding.EndLine), Is.EqualTo(((bool?)true, (int?)11, (int?)12)));
    }

    [Test]
    public void Lines_with_others_missing_between_them_are_not_consecutive()
    {
        var parts = Parts("a.cs", (1, "first line"), (2, "second line"), (80, "third line"));

        Assert.That(Checked(Claim("a.cs", 2, "second line\nthird line"), parts).Grounded, Is.False);
    }

    [Test]
    public void Blank_lines_between_do_not_part_lines()
    {
        var parts = Parts("a.cs", (1, "first line"), (2, ""), (3, "  "), (4, "second line"));

        Assert.That(Checked(Claim("a.cs", 1, "first line\nsecond line"), parts).Grounded, Is.True);
    }

    [Test]
    public void Line_that_was_left_out_is_not_sent()
    {
        var parts = Parts("a.cs", (1, "first line"), (80, "third line"));

        Assert.That(new[] { 1, 40, 80 }.Select(line => Checked(Claim("a.cs", line), parts).Grounded), Is.EqualTo(new bool?[] { null, false, null }));
    }

    [Test]
    public void Line_of_an_older_version_is_corrected_to_the_newest()
    {
        var (old, now) = (Whole("a.cs", "target();", "x", "y"), Whole("a.cs", "new", "new", "target();"));

        Assert.That(Checked(Claim("a.cs", 1, "target();"), old, now).Line, Is.EqualTo(3));
    }

    [Test]
    public void Older_block_counts_where_the_newest_says_nothing_about_the_line()
    {
        var (whole, part) = (Whole("a.cs", "return null;", "x", "y", "return null;"), Parts("a.cs", (4, "return null;")));

        Assert.That(Checked(Claim("a.cs", 1, "return null;"), whole, part).Line, Is.EqualTo(1));
    }

    [Test]
    public void Quote_that_only_an_older_block_has_is_grounded()
    {
        var (old, now) = (Whole("a.cs", "x", "gone();"), Whole("a.cs", "x", "here();"));

        Assert.That(Checked(Claim("a.cs", 2, "gone();"), old, now).Grounded, Is.True);
    }

    [Test]
    public void Bars_in_the_content_stay_content()
    {
        Assert.That(Checked(Claim("a.txt", 1, "│ name │ 12 │"), Whole("a.txt", "│ name │ 12 │")).Grounded, Is.True);
    }

    [Test]
    public void Quote_that_begins_like_a_line_number_is_first_taken_as_it_is()
    {
        Assert.That(Checked(Claim("a.yml", null, "8080: webserver"), Whole("a.yml", "webserver", "8080: webserver")).Line, Is.EqualTo(2));
    }

    [Test]
    public void Dots_of_the_code_are_first_taken_as_they_are()
    {
        Assert.That(Checked(Claim("a.js", null, "call(...rest)"), Whole("a.js", "call(one, rest)", "call(...rest)")).Line, Is.EqualTo(2));
    }

    [Test]
    public void Fence_that_stands_in_the_file_is_found()
    {
        Assert.That(Checked(Claim("a.md", 1, "run\n```sh\nmake"), Whole("a.md", "run", "```sh", "make", "```")).Grounded, Is.True);
    }

    [Test]
    public void Wide_gap_ends_at_a_page()
    {
        var lines = Enumerable.Range(1, 2_000).Select(i => $"line number {i}").ToArray();

        Assert.That(
            new[] { "line number 10\n…\nline number 90", "line number 10\n…\nline number 1900" }
                .Select(quote => Checked(Claim("a.cs", 10, quote), Whole("a.cs", lines)).Grounded),
            Is.EqualTo(new bool?[] { true, false }));
    }

    [Test]
    public void Many_findings_about_a_big_file_are_each_found_where_they_are()
    {
        var lines = Enumerable.Range(1, 100_000).Select(i => $"    var value{i} = Compute({i % 7}); // {i % 13}").ToArray();
        var findings = Enumerable.Range(1, 200).Select(i => Claim("big.cs", (i * 400) + 3, $"var value{i * 400} = …; // {i * 400 % 13}")).ToList();

        var grounded = Grounding.Check(findings, [Whole("big.cs", lines)]);

        Assert.That(grounded.Select(finding => finding.Line), Is.EqualTo(Enumerable.Range(1, 200).Select(i => (int?)(i * 400))));
    }

    [TestCase("aaa")]
    [TestCase("aaa…aaa…b")]
    [TestCase("a a a a … … b")]
    public void Quote_that_stands_everywhere_and_nowhere_costs_little(string quote)
    {
        var lines = Enumerable.Repeat("aaaaaaaaaa aaaaaaaaaa a a a a a a", 50_000).ToArray();
        var findings = Enumerable.Range(1, 200).Select(i => Claim("big.cs", i * 200, quote)).ToList();

        var grounded = Grounding.Check(findings, [Whole("big.cs", lines)]);

        Assert.That(grounded.Select(finding => finding.Grounded), Is.All.EqualTo(quote is "aaa"));
    }
}
