using CsCheck;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tokens;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

public class EvidenceFitTests
{
    private static readonly TokenCounter Counter = new();

    [Test]
    public void Files_that_fit_go_whole_in_the_order_of_their_rank()
    {
        QuestionFile[] files =
        [
            File("large.cs", 90), File("small.cs", 10), File("imported.py", 50), File("changed.cs", 60),
            File("second.cs", 5, isNamed: true), File("first.py", 40, isNamed: true, head: "import imported\n"),
        ];
        var focus = new Focus { ChangedFiles = new HashSet<string> { "/ws/changed.cs" } };

        var fitted = Fit(files, 100_000, focus);

        Assert.That(fitted.Blocks.Select(block => block.Name), Is.EqualTo(
            new[] { "second.cs", "first.py", "changed.cs", "imported.py", "small.cs", "large.cs" }));
        Assert.That((fitted.Index, fitted.Cut.Total), Is.EqualTo(((string?)null, 0)));
    }

    [Test]
    public void Block_costs_what_its_text_costs_and_says_its_lines()
    {
        var block = Fit([File("a.cs", 12)], 10_000).Blocks.Single();

        Assert.That((block.Lines, block.Tokens), Is.EqualTo(("1-12", Counter.Count(block.Text))));
        Assert.That(block.NumberedLines().Select(line => line.Number), Is.EqualTo(Enumerable.Range(1, 12)));
    }

    [Test]
    public void File_of_a_place_goes_before_files_that_are_only_there()
    {
        var focus = new Focus { Places = [("src/deep.cs", 3)] };

        var fitted = Fit([File("a.cs", 5), File("src/deep.cs", 90)], 100_000, focus);

        Assert.That(fitted.Blocks[0].Name, Is.EqualTo("src/deep.cs"));
    }

    [Test]
    public void Files_without_room_stand_in_the_index_and_are_cut()
    {
        var files = Enumerable.Range(0, 40).Select(i => File($"f{i:00}.cs", 30 + i)).ToList();

        var fitted = Fit(files, 3_000);

        var sent = fitted.Blocks.Select(block => block.Name).ToList();
        Assert.That(sent, Is.Not.Empty.And.EqualTo(files.Take(sent.Count).Select(file => file.Name)), "small before large");
        Assert.That(fitted.Cut.Select(file => file.File), Is.EqualTo(files.Skip(sent.Count).Select(file => file.Name)));
        Assert.That(fitted.Index, Does.StartWith($"<not-included files=\"{40 - sent.Count}\" why=\"no room\">\n- f{sent.Count:00}.cs ({30 + sent.Count} lines)\n"));
    }

    [Test]
    public void Index_of_many_files_is_capped_and_says_how_many_more_there_are()
    {
        var files = Enumerable.Range(0, 500).Select(i => File($"f{i:000}.cs", 1_000)).ToList();

        var fitted = Fit(files, 20_000);

        Assert.That(fitted.Index!.Split('\n'), Has.Length.LessThan(105));
        Assert.That(fitted.Index, Does.EndWith($"- … and {500 - fitted.Blocks.Count - fitted.Index.Split('\n').Count(line => line.EndsWith("lines)", StringComparison.Ordinal))} more\n</not-included>\n"));
        Assert.That((fitted.Cut.Total, fitted.Cut.Count), Is.EqualTo((500 - fitted.Blocks.Count, 51)));
    }

    [Test]
    public void Named_file_that_does_not_fit_goes_with_its_head_and_its_places()
    {
        var file = File("big.cs", 3_000, isNamed: true);

        var fitted = Fit([file], 2_000, new Focus { Places = [("big.cs", 1_500), ("big.cs", 2_900)] });

        var lines = fitted.Blocks.Single().NumberedLines().ToList();
        Assert.That(lines.Select(line => line.Number), Is.SupersetOf(new[] { 1, 20, 1_497, 1_500, 1_503, 2_897, 2_900, 2_903 }));
        Assert.That(lines, Is.All.Matches<(int Number, string Content)>(line => line.Content == file.AllLines()[line.Number - 1]));
        Assert.That(fitted.Cut.Single().Why, Is.EqualTo($"in part: only lines {fitted.Blocks.Single().Lines} of 3000 went"));
    }

    [Test]
    public void Lines_of_a_part_are_those_that_are_in_it_and_gaps_say_what_they_hold()
    {
        var text = string.Concat(Enumerable.Range(1, 2_000).Select(i => i % 500 == 60 ? $"class Kind{i} {{ }}\n" : $"    var value{i} = {i};\n"));
        var file = new QuestionFile("big.cs", "/ws/big.cs", text, isNamed: true);

        var block = Fit([file], 1_500, new Focus { Places = [("big.cs", 1_000)] }).Blocks.Single();

        Assert.That(LineNumbers.Words(LineNumbers.Ranges(block.NumberedLines().Select(line => line.Number))), Is.EqualTo(block.Lines));
        Assert.That(block.Text, Does.StartWith($"<file name=\"big.cs\" lines=\"2000\" shown=\"{block.Lines}\" mark=\"{file.Mark}\">\n1│ "));
        Assert.That(block.Text, Does.Match("\n… [0-9]+-[0-9]+ left out: class Kind[0-9]+ \\([0-9]+\\)").And.EndsWith($"</file {file.Mark}>\n"));
    }

    [Test]
    public void Word_that_the_question_is_about_is_found_in_a_file_that_does_not_fit()
    {
        var lines = Enumerable.Range(1, 3_000).Select(i => i == 2_000 ? "    Frobnicate(x);" : i == 1_000 ? "    FrobnicateAll(x);" : $"    Other{i}(x);");
        var file = new QuestionFile("big.cs", "/ws/big.cs", string.Join('\n', lines), isNamed: false);

        var block = Fit([file], 1_500, new Focus { Names = ["Frobnicate"] }).Blocks.Single();

        Assert.That(block.NumberedLines().Select(line => line.Number), Does.Contain(2_000).And.Not.Contain(1_000));
    }

    [Test]
    public void File_in_no_focus_goes_whole_or_not_at_all()
    {
        var fitted = Fit([File("big.cs", 3_000)], 2_000);

        Assert.That(fitted.Blocks, Is.Empty);
        Assert.That(fitted.Cut.Single().Why, Does.Contain("3,000 lines").And.Contain("2,000 tokens"));
    }

    [Test]
    public void Named_file_that_does_not_fit_leaves_room_for_the_others()
    {
        var fitted = Fit([File("a.cs", 20), File("b.cs", 20), File("big.cs", 9_000, isNamed: true)], 4_000);

        Assert.That(fitted.Blocks.Select(block => block.Name), Is.EqualTo(new[] { "big.cs", "a.cs", "b.cs" }));
        Assert.That(fitted.Blocks.Sum(block => block.Tokens), Is.GreaterThan(3_000));
    }

    [Test]
    public void Many_others_leave_its_share_to_a_named_file_that_does_not_fit()
    {
        var others = Enumerable.Range(0, 100).Select(i => File($"f{i}.cs", 30));

        var fitted = Fit([.. others, File("big.cs", 9_000, isNamed: true)], 4_000);

        Assert.That(fitted.Blocks[0], Has.Property("Name").EqualTo("big.cs").And.Property("Tokens").InRange(1_700, 2_400));
        Assert.That(fitted.Blocks.Skip(1).Sum(block => block.Tokens), Is.InRange(1_400, 2_000));
    }

    [Test]
    public void Two_named_files_that_do_not_fit_share_the_room()
    {
        var fitted = Fit([File("a.cs", 9_000, isNamed: true), File("b.cs", 9_000, isNamed: true)], 4_000);

        Assert.That(fitted.Blocks.Select(block => block.Tokens), Is.All.InRange(1_500, 2_000));
    }

    [Test]
    public void Huge_single_line_finds_no_room_and_takes_no_time()
    {
        var file = new QuestionFile("min.js", "/ws/min.js", new string('x', 1_000_000), isNamed: true);

        var fitted = Fit([file, File("a.cs", 5, isNamed: true)], 5_000);

        Assert.That(fitted.Blocks.Single().Name, Is.EqualTo("a.cs"));
        Assert.That(fitted.Index, Does.Contain("- min.js (1 line)"));
    }

    [Test]
    public void Room_is_never_exceeded()
    {
        var line = Gen.OneOf(Gen.Const(""), Gen.Const("class Foo"), Gen.Const("    Frob();"), Gen.String[Gen.Char["ab {};/\"│…<>é大 \t"], 0, 80]);
        var file = Gen.Select(line.Array[0, 120], Gen.Bool, Gen.String[Gen.Char["ab/<\"\n"], 1, 12]);
        var places = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 130]).Array[0, 4];

        Gen.Select(file.Array[0, 9], places, Gen.Int[-100, 6_000]).Sample((made, at, room) =>
        {
            var files = made.Select((each, i) => new QuestionFile(
                each.Item3 + i, $"/ws/{i}", string.Join('\n', each.Item1), each.Item2)).ToList();
            var focus = new Focus { Names = ["Frob"], Places = [.. at.Where(place => place.Item1 < files.Count).Select(place => ($"/ws/{place.Item1}", place.Item2))] };

            var fitted = Fit(files, room, focus);

            var sent = fitted.Blocks.Sum(block => Counter.Count(block.Text)) + Counter.Count(fitted.Index ?? "");
            return sent <= Math.Max(0, room)
                && fitted.Blocks.All(block => block.Tokens == Counter.Count(block.Text))
                && fitted.Blocks.All(block => block.Lines == LineNumbers.Words(LineNumbers.Ranges(block.NumberedLines().Select(shown => shown.Number))))
                && fitted.Blocks.Count + fitted.Cut.Count(file => !file.Why.StartsWith("in part", StringComparison.Ordinal)) == files.Count;
        }, iter: 400);
    }

    [Test]
    public void Cancelled_question_is_fitted_no_further()
    {
        Assert.That(
            () => EvidenceFit.Of([File("a.cs", 5)], Focus.None, 1_000, Counter, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static FittedFiles Fit(IReadOnlyList<QuestionFile> files, int room, Focus? focus = null) =>
        EvidenceFit.Of(files, focus ?? Focus.None, room, Counter, CancellationToken.None);

    private static QuestionFile File(string name, int lines, bool isNamed = false, string head = "") => new(
        name, "/ws/" + name, head + string.Concat(Enumerable.Range(1, lines).Select(i => $"    var value{i} = {i};\n")), isNamed);
}
