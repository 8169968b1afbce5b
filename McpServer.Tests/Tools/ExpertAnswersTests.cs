using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Tools;
using NUnit.Framework;

namespace Mcp.Tests.Tools;

public class ExpertAnswersTests
{
    private static readonly AnswerError Down = new(ErrorCode.ProviderDown, "Asking: down.", true);

    [Test]
    public void Whole_answer_is_complete_with_nothing_to_do()
    {
        var expert = Of(ExpertState.Answered) with { Text = "yes", Notes = ["a note"], Usage = new UsageReport(1) };

        var answer = expert.AsAnswer("chat");

        Assert.That((answer.Tool, answer.State, answer.Text, answer.Next, answer.Error), Is.EqualTo(("chat", AnswerState.Complete, "yes", (string?)null, (AnswerError?)null)));
        Assert.That((answer.Expert, answer.Notes, answer.Usage), Is.EqualTo((expert.Report, expert.Notes, expert.Usage)));
    }

    [Test]
    public void Part_of_an_answer_is_complete_and_says_that_it_is_not_whole()
    {
        var answer = (Of(ExpertState.Partial, Down) with { Text = "so far" }).AsAnswer("chat");

        Assert.That((answer.State, answer.Text, answer.Error), Is.EqualTo((AnswerState.Complete, "so far", (AnswerError?)null)));
        Assert.That(answer.Next, Does.Contain("not whole").And.Contains("expert.reason"));
    }

    [Test]
    public void Words_with_characters_that_no_reader_sees_show_that_there_were_some()
    {
        var answer = (Of(ExpertState.Answered) with { Text = "a\u001b[2Jb\u202ec\td\ne" }).AsAnswer("chat");

        Assert.That(answer.Text, Is.EqualTo("a\uFFFD[2Jb\uFFFDc\td\ne"));
    }

    [TestCase(ErrorCode.ProviderDown, AnswerState.Failed)]
    [TestCase(ErrorCode.TimedOut, AnswerState.TimedOut)]
    public void Nothing_is_the_failure_itself(string code, object state)
    {
        var answer = Of(ExpertState.Failed, Down with { Code = code }).AsAnswer("chat");

        Assert.That((answer.State, answer.Text, answer.Error, answer.Next), Is.EqualTo(((AnswerState)state, (string?)null, Down with { Code = code }, (string?)null)));
    }

    [Test]
    public void No_model_says_why_even_without_an_error()
    {
        var answer = new ExpertAnswer { Report = new ExpertReport(ExpertState.NotConfigured, "Set a key.") }.AsAnswer("chat");

        Assert.That((answer.State, answer.Error), Is.EqualTo((AnswerState.Failed, new AnswerError(ErrorCode.NotConfigured, "Set a key.", false))));
    }

    [Test]
    public void Rung_pages_and_what_left_unscanned_are_told()
    {
        var page = new SearchResult("T", "L");

        var answer = (Of(ExpertState.Answered) with { Text = "yes", Rung = "expert", Pages = [page], Unscanned = ["a.png"] }).AsAnswer("chat");

        Assert.That((answer.Call?.Rung, answer.SearchResults?.Single(), answer.Evidence?.Unscanned?.Single()), Is.EqualTo(("expert", page, "a.png")));
    }

    [Test]
    public void Empty_lists_are_left_out()
    {
        var answer = (Of(ExpertState.Answered) with { Text = "yes" }).AsAnswer("chat");

        Assert.That((answer.Notes, answer.SearchResults, answer.Evidence, answer.Call), Is.EqualTo((
            (IReadOnlyList<string>?)null, (IReadOnlyList<SearchResult>?)null, (EvidenceReport?)null, (CallReport?)null)));
    }

    private static ExpertAnswer Of(ExpertState state, AnswerError? error = null) => new() { Report = new ExpertReport(state, error?.Message), Error = error };
}
