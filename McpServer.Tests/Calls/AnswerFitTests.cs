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

    private static Answer Answer(string text, string raw) => new()
    {
        Tool = "chat",
        State = AnswerState.Complete,
        Text = text,
        Expert = new ExpertReport(ExpertState.Answered) { Raw = raw },
    };
}
