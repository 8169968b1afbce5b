using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tokens;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

public class EvidenceOfTests
{
    [Test]
    public void Report_is_what_the_blocks_are()
    {
        QuestionFile[] files = [new("a.cs", "/a", "one\ntwo\n", true), new("empty.cs", "/e", "", true), new("big.cs", "/b", Lines(5_000), true)];
        var fitted = EvidenceFit.Of(files, Focus.None, 1_000, new TokenCounter(), CancellationToken.None);

        var report = EvidenceOf.Report(fitted.Blocks, fitted.Cut, [new OmittedFile("x", "binary")])!;

        Assert.That(report.Sent, Is.EqualTo(fitted.Blocks.Select(block => new SentFile(block.Name, block.Lines is "" ? null : block.Lines, block.Tokens))));
        Assert.That(report.Sent!.Select(file => file.Lines), Is.EqualTo(new[] { "1-2", null, fitted.Blocks[2].Lines }));
        Assert.That((report.Cut!.Single().File, report.Withheld!.Single().File), Is.EqualTo(("big.cs", "x")));
    }

    [Test]
    public void Content_that_an_earlier_turn_put_into_the_question_is_reported_though_it_is_gone_or_another_now()
    {
        FileBlock[] sent =
        [
            new("a.py", "old", "1-11", BlockText.Begin, 5), new("gone.py", "g", "1-2", BlockText.Begin, 1), new("a.py", "new", "1-12", BlockText.Begin, 6),
            new("b.py", "part", "1", "<change ", 1), new("b.py", "more", "2", "<change ", 1),
        ];

        var report = EvidenceOf.Report(sent, [], [new OmittedFile("gone.py", "gone meanwhile")])!;

        Assert.That(report.Sent, Is.EqualTo(new[] { new SentFile("a.py", "1-11", 5, true), new SentFile("gone.py", "1-2", 1, true), new SentFile("a.py", "1-12", 6), new SentFile("b.py", "1", 1), new SentFile("b.py", "2", 1) }));
    }

    [Test]
    public void Without_files_the_report_is_what_was_known_besides()
    {
        var besides = new EvidenceReport { Unscanned = ["a.png"] };

        Assert.That(EvidenceOf.Report([], [], []), Is.Null);
        Assert.That(EvidenceOf.Report([], [], [], besides), Is.SameAs(besides));
        Assert.That(EvidenceOf.Report([], [], [new OmittedFile("x", "y")], besides), Has.Property("Unscanned").EqualTo(besides.Unscanned).And.Property("Sent").Null.And.Property("Cut").Null);
    }

    [Test]
    public void Image_is_among_what_was_sent()
    {
        var report = EvidenceOf.Report([new("a.py", "m", "1", BlockText.Begin, 5)], [], [], EvidenceOf.WithUnscanned(["shot.png"], null))!;

        Assert.That(report.Sent!.Select(file => file.File), Is.EqualTo(new[] { "a.py", "shot.png" }));
        Assert.That(report.Unscanned, Is.EqualTo(new[] { "shot.png" }));
    }

    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"line {i}\n"));
}
