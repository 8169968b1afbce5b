using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>Who may collect what, for how long, and what ends a call; clients of one second's patience.</summary>
public class CollectTests : EndToEndFixture
{
    [SetUp]
    public void SetPatience() => Home.With("CLIENT_PATIENCE_SECS", "1").With("LOG_LEVEL", "debug");

    [Test]
    [CancelAfter(Bound)]
    public async Task Answer_is_collected_once(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var back = await HandedBackAsync(shim, """{"prompt":"a","seconds":1.3}""", cancellationToken);
        var first = await CollectAsync(shim, back.CallId, cancellationToken);

        var second = await CollectAsync(shim, back.CallId, cancellationToken);

        Assert.That((first.Text, second.Code, second.IsToolError), Is.EqualTo(("Run 1.", "call_not_found", true)));
        Assert.That(Message(second), Does.Contain("already delivered at"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Unknown_id_says_how_to_go_on(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);

        var answer = await CollectAsync(shim, "nobody-1-1", cancellationToken);

        Assert.That(answer.Code, Is.EqualTo("call_not_found"));
        Assert.That(Message(answer), Does.Contain("call the original tool again"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Another_workspace_neither_shares_nor_collects(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var other = await Home.InitializedShimAsync(cancellationToken, ("MCP_EXPERT_WORKSPACE", Directory.CreateDirectory(Home.File("other")).FullName));
        var back = await HandedBackAsync(shim, """{"prompt":"a","seconds":4}""", cancellationToken);

        var foreign = await CollectAsync(other, back.CallId, cancellationToken);
        var own = await other.CallAsync("fake-expert", """{"prompt":"a","seconds":4}""", cancellationToken);

        Assert.That((foreign.Code, own.CallId == back.CallId), Is.EqualTo(("call_not_found", false)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Another_key_neither_shares_nor_collects(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("KIMI_API_KEY", "sk-one-0123456789"));
        var other = await Home.InitializedShimAsync(cancellationToken, ("KIMI_API_KEY", "sk-two-0123456789"));
        var back = await HandedBackAsync(shim, """{"prompt":"a","seconds":4}""", cancellationToken);

        var foreign = await CollectAsync(other, back.CallId, cancellationToken);
        var own = await other.CallAsync("fake-expert", """{"prompt":"a","seconds":4}""", cancellationToken);

        Assert.That((foreign.Code, own.CallId == back.CallId), Is.EqualTo(("call_not_found", false)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Answer_that_nobody_collected_in_time_is_gone_and_says_so(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("RESULT_TTL_SECS", "0.5"));
        var back = await HandedBackAsync(shim, """{"prompt":"a","seconds":1.3}""", cancellationToken);
        await Eventually.IsTrueAsync(
            async () => await shim.StatusAsync("calls", "running", cancellationToken) == 1
                && await shim.StatusAsync("calls", "uncollected", cancellationToken) == 0,
            "the answer is gone", cancellationToken);

        Assert.That((await CollectAsync(shim, back.CallId, cancellationToken)).Code, Is.EqualTo("call_not_found"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Status_shows_who_waits_and_what_is_kept(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var back = await HandedBackAsync(shim, """{"prompt":"a","seconds":1.3}""", cancellationToken);
        await IsAsync(shim, "uncollected", 1, cancellationToken);
        await CollectAsync(shim, back.CallId, cancellationToken);
        await IsAsync(shim, "uncollected", 0, cancellationToken);

        Assert.That(
            (await shim.StatusAsync("calls", "handed_back", cancellationToken), await shim.StatusAsync("calls", "collected", cancellationToken)),
            Is.EqualTo((1, 1)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Live_work_ends_at_its_lifetime_with_what_it_has(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("CALL_LIFETIME_SECS", "1.5"));
        var back = await HandedBackAsync(shim, """{"prompt":"a","seconds":60,"partial":true}""", cancellationToken);

        var answer = await UntilAnsweredAsync(shim, back, cancellationToken);

        Assert.That((answer.State, answer.Answer.GetProperty("expert").GetProperty("state").GetString()), Is.EqualTo(("complete", "partial")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Live_work_that_minds_no_deadline_is_stopped_at_its_lifetime(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("CALL_LIFETIME_SECS", "1"));
        var back = await HandedBackAsync(shim, """{"prompt":"a","seconds":60}""", cancellationToken);

        var answer = await UntilAnsweredAsync(shim, back, cancellationToken);

        Assert.That((answer.State, answer.Code), Is.EqualTo(("timed_out", "timed_out")));
        Assert.That(Message(answer), Does.Contain("CALL_LIFETIME_SECS"));
    }

    [TestCase(true, "still_running")]
    [TestCase(false, "timed_out")]
    [CancelAfter(Bound)]
    public async Task Tool_rung_ends_local_work_and_only_the_request_of_an_expert_at_work(bool atWork, string state, CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(
            cancellationToken, ("WORKFLOW_TOOL_TIMEOUT_SECS", "1.2"), ("CLIENT_PATIENCE_SECS", "20"), ("CLIENT_TIMEOUT_SECS", "30"));

        var answer = await shim.CallAsync(
            "fake-expert", $$"""{"prompt":"a","seconds":60,"at_work":{{(atWork ? "true" : "false")}}}""", cancellationToken);

        // Work that began late has time left at its request's rung, and is handed back like an expert's.
        answer = atWork || answer.State is not "still_running" ? answer : await UntilAnsweredAsync(shim, answer, cancellationToken);

        Assert.That((answer.State, answer.Rung), Is.EqualTo((state, atWork ? null : "tool")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_stays_while_an_answer_waits_to_be_collected(CancellationToken cancellationToken)
    {
        Home.With("DAEMON_IDLE_EXIT_SECS", "2");
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var daemon = Home.DaemonPid;
        var log = Home.File("life");
        var arguments = $$"""{"prompt":"a","seconds":5,"log":"{{log}}"}""";
        await HandedBackAsync(shim, arguments, cancellationToken);
        Signal.Kill(shim.Pid);
        await shim.ExitAsync(cancellationToken);

        // The tool notes its end only seconds after the daemon would have left, had it counted sessions alone.
        await Eventually.IsTrueAsync(() => File.Exists(log) && File.ReadAllText(log) == "run 1\ndone\n", "the work is done", cancellationToken);
        var next = await Home.InitializedShimAsync(cancellationToken);
        var answer = await UntilAnsweredAsync(
            next, await next.CallAsync("fake-expert", arguments, cancellationToken), cancellationToken);

        Assert.That((answer.Text, Home.Daemons), Is.EqualTo(("Run 1.", new[] { daemon })));
    }

    private static async Task<Received> HandedBackAsync(LineClient client, string arguments, CancellationToken cancellationToken)
    {
        var back = await client.CallAsync("fake-expert", arguments, cancellationToken);
        Assert.That(back.State, Is.EqualTo("still_running"));
        return back;
    }

    private static Task<Received> CollectAsync(LineClient client, string id, CancellationToken cancellationToken) =>
        client.CallAsync("collect", $$"""{"call_id":"{{id}}"}""", cancellationToken);

    private static async Task<Received> UntilAnsweredAsync(LineClient client, Received answer, CancellationToken cancellationToken)
    {
        while (answer.State is "still_running")
        {
            answer = await CollectAsync(client, answer.CallId, cancellationToken);
        }

        return answer;
    }

    private static Task IsAsync(LineClient client, string figure, double value, CancellationToken cancellationToken) => Eventually.IsTrueAsync(
        async () => await client.StatusAsync("calls", figure, cancellationToken) == value, $"{figure} is {value}", cancellationToken);

    private static string Message(Received answer) => answer.Answer.GetProperty("error").GetProperty("message").GetString()!;
}
