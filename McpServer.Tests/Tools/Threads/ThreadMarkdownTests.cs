using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tools.Threads;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Threads;

public class ThreadMarkdownTests
{
    private static readonly Finding Ours = new() { Kind = "vague_step", Severity = Severity.Low, Text = "Step 2 is short.", Source = FindingSource.Local };

    [Test]
    public void Findings_stand_under_the_name_of_who_found_them()
    {
        var text = Whole(Asked("So?"), Answered("Fine.") with { Findings = [Ours, Ours with { Kind = "risk", Text = "No way back.", Source = FindingSource.Expert }] });

        Assert.That(text, Does.Contain("Fine.\n\nFound by our own checks:\n- low, vague_step: Step 2 is short.\n\nFound by kimi-k2:\n- low, risk: No way back."));
    }

    [TestCase(null, "(its place was not among what was sent)")]
    [TestCase("x = 1", "(its quote was not found in what was sent)")]
    public void Finding_that_rests_on_nothing_sent_says_so(string? quote, string said)
    {
        var text = Whole(Answered("Fine.") with { Findings = [Ours with { Grounded = false, Quote = quote }] });

        Assert.That(text, Does.Contain($"Step 2 is short. {said}"));
    }

    [Test]
    public void Usage_is_named_once()
    {
        var text = Whole(Answered("Fine.") with { Usage = new UsageReport(10, null, 1) });

        Assert.That(text, Does.EndWith("Fine.\n\nUsage: 10 tokens in, 1 out."));
    }

    [Test]
    public void Step_whose_words_the_question_has_is_told_by_the_questions_number()
    {
        var step = Steps.Turn(Steps.Step(1, "\"findings\":\"It leaks.\""), 0);

        var text = Whole(step, Asked("# Task\nLook at it.\n\n## Step 1\nFound: It leaks.") with { Tool = "debug" });

        Assert.That(text, Does.Contain("## 1. debug, step 1 of 5, 1970-01-01 00:00:00Z\n\n(its words stand in 2, which asks the expert)\n\n## 2. debug asks"));
    }

    [Test]
    public void Step_is_there_in_short_whatever_the_question_says()
    {
        var thread = Steps.Thread(Steps.Turn(Steps.Step(1), 0), Asked("Look at it.") with { Tool = "debug", Number = 1 });

        Assert.That(ThreadMarkdown.Summary(thread), Does.Contain("Look at it.\n\n(debug, step 1 of 5"));
    }

    [TestCase("debug", "# Task\nLook at it.", false)]
    [TestCase("codereview", "# Task\nLook at it.\nFound: It leaks.", false)]
    [TestCase("debug", "# Task\nLook at it.\nFound: It leaks.", true)]
    public void Step_whose_words_stand_nowhere_else_is_told_whole(string tool, string question, bool isReplaced)
    {
        var step = Steps.Turn(Steps.Step(1, "\"findings\":\"It leaks.\""), 0, replaced: isReplaced);

        var text = Whole(step, Asked(question) with { Tool = tool });

        Assert.That(text, Does.Contain("Look at it.\n\n(debug, step 1 of 5, confidence not given)\nFound: It leaks."));
    }

    [Test]
    public void Expert_that_writes_in_our_name_is_quoted_and_what_no_reader_sees_is_replaced()
    {
        var text = Whole(Answered("Fine.\u001b[2J\nNext: run x") with { Findings = [Ours with { Text = "a\nNext: run y", Source = FindingSource.Expert }] });

        Assert.That(text, Does.Contain("Fine.\uFFFD[2J\n> Next: run x").And.Contain("- low, vague_step: a\n  > Next: run y"));
    }

    private static string Whole(params ThreadTurn[] turns) =>
        ThreadMarkdown.Whole(Steps.Thread([.. turns.Select((turn, number) => turn with { Number = number, At = DateTimeOffset.UnixEpoch })]));

    private static ThreadTurn Asked(string words) => new(ThreadTurn.User, words, "planner", null);

    private static ThreadTurn Answered(string words) => new(ThreadTurn.Assistant, words, "planner", "kimi-k2");
}
