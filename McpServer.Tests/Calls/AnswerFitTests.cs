using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

public class AnswerFitTests
{
    [Test]
    public void Answer_that_fits_is_left_as_it_is()
    {
        var answer = Answer(new string('x', 1_000_000), new string('x', 1_000_000));

        Assert.That(AnswerFit.Of(answer).Answer, Is.EqualTo(answer));
    }

    [Test]
    public void Raw_text_that_repeats_the_answer_goes_first()
    {
        var text = new string('x', 5_000_000);

        var (answer, json) = AnswerFit.Of(Answer(text, new string('x', 5_000_000)));

        Assert.That((answer.Text == text, answer.Expert!.Raw, answer.Notes), Is.EqualTo((true, (string?)null, (IReadOnlyList<string>?)null)));
        Assert.That(json, Has.Length.LessThanOrEqualTo(AnswerFit.MaxBytes));
    }

    [TestCase("x", "y")]
    [TestCase("\u0001", "y")]
    [TestCase("😀", "y")]
    public void Text_past_the_limit_is_cut_and_the_answer_says_so(string first, string second)
    {
        var text = string.Concat(Enumerable.Repeat(first, 4_000_000)) + string.Concat(Enumerable.Repeat(second, 8_000_000));

        var (answer, json) = AnswerFit.Of(Answer(text, text));

        Assert.That(json, Has.Length.InRange(AnswerFit.MaxBytes / 2, AnswerFit.MaxBytes));
        Assert.That(text.StartsWith(answer.Text!, StringComparison.Ordinal), Is.True);
        Assert.That(char.IsHighSurrogate(answer.Text![^1]), Is.False);
        Assert.That(answer.Notes, Has.One.Items.And.One.Contains($"{text.Length:N0} characters").And.One.Contains("ask for less at once"));
        Assert.That(JsonElement.Parse(json).GetProperty("text").GetString(), Has.Length.EqualTo(answer.Text.Length));
    }

    [TestCase(null, "ask for less at once")]
    [TestCase("0123456789abcdef0123456789abcdef", "export 0123456789abcdef0123456789abcdef with the tool threads")]
    public void Details_past_the_limit_go_before_the_text_and_the_answer_says_where_the_whole_is(string? thread, string where)
    {
        var details = JsonElement.Parse($$"""{"steps":["{{new string('x', 9_500_000)}}"]}""");
        var whole = Answer("The plan.", "raw") with { Details = details, Thread = thread is null ? null : new ThreadReport(thread, 1, DateTimeOffset.UnixEpoch) };

        var (answer, json) = AnswerFit.Of(whole);

        Assert.That((answer.Details, answer.Text, answer.Expert!.Raw), Is.EqualTo(((JsonElement?)null, "The plan.", "raw")));
        Assert.That(answer.Notes, Has.One.Items.And.One.Contains("details").And.One.Contains(where));
        Assert.That(json, Has.Length.LessThanOrEqualTo(AnswerFit.MaxBytes));
    }

    [Test]
    public void Findings_past_the_limit_are_cut_from_the_end()
    {
        Finding[] findings = [.. Enumerable.Range(0, 12).Select(i => new Finding { Kind = "k", Severity = Severity.Low, Text = $"{i}" + new string('x', 1_000_000), Source = FindingSource.Local })];

        var (answer, json) = AnswerFit.Of(Answer("Seen.", "raw") with { Findings = findings });

        Assert.That(answer.Findings, Is.EqualTo(findings[..8]));
        Assert.That(answer.Notes, Has.One.Contains("12 findings"));
        Assert.That(json, Has.Length.LessThanOrEqualTo(AnswerFit.MaxBytes));
    }

    private static Answer Answer(string text, string raw) => new()
    {
        Tool = "chat",
        State = AnswerState.Complete,
        Text = text,
        Expert = new ExpertReport(ExpertState.Answered) { Raw = raw },
    };
}
