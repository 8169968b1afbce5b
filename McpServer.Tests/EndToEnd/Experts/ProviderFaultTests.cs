using Mcp.FakeProvider;
using Mcp.FakeProvider.Errors;
using Mcp.FakeProvider.Replies;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>What a provider can do wrong, as an editor sees it: an answer in bounded time that says what happened and what to do.</summary>
public class ProviderFaultTests : ExpertsFixture
{
    // Above the first wait between retries and below the second: what is worth a retry gets one.
    private static readonly (string, string) Impatient = ("EXPERT_ANALYSIS_TIMEOUT_SECS", "1.5");

    private static readonly Reply Half = Reply.Stream.Role().Text("The first half");

    private static IEnumerable<TestCaseData> Failures()
    {
        yield return Case("Hang_before_the_headers", Reply.Silence, "timed_out", "EXPERT_ANALYSIS_TIMEOUT_SECS");
        yield return Case("Hang_before_the_text", Reply.Stream.Role().Stall(), "timed_out", "EXPERT_ANALYSIS_TIMEOUT_SECS");
        yield return Case("Reset_before_the_headers", Reply.NoHeaders, "provider_network", "closed the connection");
        yield return Case("Cut_before_the_text", Reply.Stream.Role().Reset(), "provider_network", "broke off");
        yield return Case("Invalid_json", Reply.Stream.Role().Garbage(), "provider_bad_answer", "not valid JSON");
        yield return Case(
            "Error_frame", Reply.Stream.Role().ErrorFrame(ProviderError.BodyOf(Dialect.OpenAi, ErrorKind.Broken)), "provider_down", "Call again later");
        yield return Case("Html_with_200", Reply.Html(), "provider_bad_answer", "HTML page");
        yield return Case("Empty_answer", Reply.Stream.Role().Finish().Done(), "provider_bad_answer", "without text");
        yield return Case("Context_overflow", Of(ErrorKind.Overflow), "provider_overflow", "larger context");
        yield return Case("Wrong_key", Of(ErrorKind.WrongKey), "provider_auth", "Check the key");
        yield return Case("No_money", Of(ErrorKind.Quota), "provider_quota", "Top up");
        yield return Case("Filter", Of(ErrorKind.Filter), "provider_filter", "other words");
        yield return Case("Server_error", Of(ErrorKind.Broken), "provider_down", "Call again later");
    }

    [TestCaseSource(nameof(Failures))]
    [CancelAfter(Bound)]
    public async Task Provider_that_gives_no_answer_is_named_with_what_to_do(
        object reply, string code, string advice, CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, (Reply)reply);
        var editor = await EditorAsync(cancellationToken, Impatient);

        var answer = await editor.CallAsync("chat", Question("q"), cancellationToken);

        Assert.That((answer.Code, answer.IsToolError, answer.Rung), Is.EqualTo((code, true, code == "timed_out" ? "expert" : null)));
        Assert.That(Message(answer), Does.Contain("custom").And.Contain(advice));
    }

    private static IEnumerable<TestCaseData> Breaks()
    {
        yield return new TestCaseData(Half.Stall(), "expert", "nothing came").SetArgDisplayNames("Hang_mid_stream");
        yield return new TestCaseData(Half.Reset(), null, "broke off").SetArgDisplayNames("Reset_mid_stream");
        yield return new TestCaseData(Half.Close(), null, "broke off").SetArgDisplayNames("Closed_mid_stream");
        yield return new TestCaseData(Half, null, "broke off").SetArgDisplayNames("End_without_finish_reason");
        yield return new TestCaseData(Half.Garbage(), null, "not valid JSON").SetArgDisplayNames("Invalid_json_mid_stream");
    }

    [TestCaseSource(nameof(Breaks))]
    [CancelAfter(Bound)]
    public async Task What_came_before_the_break_is_kept_and_paid_once(object reply, string? rung, string why, CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, (Reply)reply);
        var editor = await EditorAsync(cancellationToken, Impatient);

        var answer = await editor.CallAsync("chat", Question("q"), cancellationToken);

        Assert.That((answer.State, answer.Text, ExpertState(answer), answer.Rung), Is.EqualTo(("complete", "The first half", "partial", rung)));
        Assert.That(answer.Answer.GetProperty("next").GetString(), Does.Contain("not whole").And.Contain("expert.reason"));
        Assert.That(answer.Answer.GetProperty("expert").GetProperty("reason").GetString(), Does.Contain(why));
        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(1));
    }

    [TestCase("because")]
    [CancelAfter(Bound)]
    public async Task Unknown_finish_reason_ends_an_answer_like_any_other(string reason, CancellationToken cancellationToken)
    {
        Server.Enqueue(Half.Finish(reason).Done());
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("chat", Question("q"), cancellationToken);

        Assert.That((answer.State, answer.Text, ExpertState(answer)), Is.EqualTo(("complete", "The first half", "answered")));
    }

    [TestCase("length", "limit")]
    [TestCase("sensitive", "filter")]
    [CancelAfter(Bound)]
    public async Task Finish_reason_that_cuts_an_answer_makes_it_a_part(string reason, string why, CancellationToken cancellationToken)
    {
        Server.Enqueue(Half.Finish(reason).Done());
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("chat", Question("q"), cancellationToken);

        Assert.That((answer.State, answer.Text, ExpertState(answer)), Is.EqualTo(("complete", "The first half", "partial")));
        Assert.That(answer.Answer.GetProperty("next").GetString(), Does.Contain("not whole").And.Contain("expert.reason"));
        Assert.That(answer.Answer.GetProperty("expert").GetProperty("reason").GetString(), Does.Contain(why));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Tool_call_of_an_unknown_kind_leaves_the_answer_and_is_noted(CancellationToken cancellationToken)
    {
        Server.Enqueue(Half.ToolCall("c1", "consult", "{}", "oracle").Finish("tool_calls").Done());
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("chat", Question("q"), cancellationToken);

        Assert.That((answer.State, answer.Text), Is.EqualTo(("complete", "The first half")));
        Assert.That(answer.Answer.GetProperty("notes").GetRawText(), Does.Contain("oracle"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Limit_that_passes_says_when(CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Of(ErrorKind.RateLimit).WithHeader("Retry-After", "30"));
        var editor = await EditorAsync(cancellationToken, Impatient);

        var answer = await editor.CallAsync("chat", Question("q"), cancellationToken);

        var error = answer.Answer.GetProperty("error");
        Assert.That(
            (answer.Code, error.GetProperty("retryable").GetBoolean(), error.GetProperty("retry_after_ms").GetInt64()),
            Is.EqualTo(("provider_rate_limit", true, 30_000)));
    }

    [TestCase(1)]
    [TestCase(20)]
    [CancelAfter(Bound)]
    public async Task Huge_answer_arrives_in_a_line_that_clients_take(int megabytes, CancellationToken cancellationToken)
    {
        Server.Enqueue(Reply.Stream.Role().Text(new string('a', 100_000), megabytes * 10).Text("end").Finish().Done());
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("chat", Question("q"), cancellationToken);

        Assert.That((answer.State, System.Text.Encoding.UTF8.GetByteCount(answer.Line) < 10 << 20), Is.EqualTo(("complete", true)));
        Assert.That(answer.Text, Does.StartWith("aaaa").And.Length.GreaterThan(1_000_000));
        Assert.That(
            answer.Answer.TryGetProperty("notes", out var notes) ? notes.GetRawText() : "",
            megabytes > 10 ? Does.Contain("20,000,003 characters").And.Contain("10 MiB") : Does.Not.Contain("10 MiB"));
    }

    private static Reply Of(ErrorKind kind) => ProviderError.Of(Dialect.OpenAi, kind);

    private static TestCaseData Case(string name, Reply reply, string code, string advice) =>
        new TestCaseData(reply, code, advice).SetArgDisplayNames(name);
}
