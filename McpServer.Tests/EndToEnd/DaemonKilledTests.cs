using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>It is always safe to kill the daemon.</summary>
public class DaemonKilledTests : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Call_whose_daemon_is_killed_is_answered_with_what_is_known(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await RunAsync(shim, "77", "one", cancellationToken);

        Signal.Kill(Home.DaemonPid);
        var answer = await shim.ResponseAsync("77", cancellationToken);

        Assert.That((answer.ErrorNumber, answer.Code, answer.Data("sent")), Is.EqualTo((-31002, "daemon_lost", "unknown")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Killed_daemon_is_noticed_within_a_second(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await RunAsync(shim, "77", "one", cancellationToken);

        var killed = shim.Now;
        Signal.Kill(Home.DaemonPid);
        var answer = await shim.ResponseAsync("77", cancellationToken);

        Assert.That(answer.At - killed, Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Every_pending_request_of_a_killed_daemon_is_answered_once(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        string[] ids = [.. Enumerable.Range(100, 20).Select(id => id.ToString())];
        foreach (var id in ids)
        {
            await RunAsync(shim, id, id, cancellationToken);
        }

        Signal.Kill(Home.DaemonPid);
        await Task.WhenAll(ids.Select(id => shim.ResponseAsync(id, cancellationToken)));
        await shim.EchoAsync("after", cancellationToken);

        Assert.That(ids.Select(shim.ResponsesTo), Has.All.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Call_after_a_kill_mid_call_succeeds(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await RunAsync(shim, "77", "one", cancellationToken);
        Signal.Kill(Home.DaemonPid);
        await shim.ResponseAsync("77", cancellationToken);

        var next = await shim.EchoAsync("again", cancellationToken);

        Assert.That((next.Text, shim.HasExited), Is.EqualTo(("again", false)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Call_after_a_kill_between_calls_just_succeeds(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var killed = Home.DaemonPid;
        Signal.Kill(killed);
        await Eventually.EndsAsync(killed, cancellationToken);

        var next = await shim.EchoAsync("again", cancellationToken);

        Assert.That(next.Text, Is.EqualTo("again"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Shim_survives_killing_after_killing(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        for (var i = 0; i < 5; i++)
        {
            Signal.Kill(Home.DaemonPid);
            await Eventually.IsTrueAsync(
                async () => (await shim.EchoAsync("again", cancellationToken)).Error is null, "a call is answered", cancellationToken);
        }

        Assert.That(shim.HasExited, Is.False);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Call_that_was_under_way_is_not_run_a_second_time(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await RunAsync(shim, "77", "one", cancellationToken);
        Signal.Kill(Home.DaemonPid);
        await shim.ResponseAsync("77", cancellationToken);

        await shim.EchoAsync("after", cancellationToken);

        Assert.That(await File.ReadAllTextAsync(Home.File("one"), cancellationToken), Is.EqualTo("run\n"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Calls_sent_while_the_daemon_is_killed_run_at_most_once_and_are_answered_once(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var file = Home.File("runs");
        string[] ids = [.. Enumerable.Range(1000, 300).Select(id => id.ToString())];
        for (var i = 0; i < ids.Length; i++)
        {
            await shim.SendCallAsync(ids[i], "counter", $$"""{"file":"{{file}}","word":"{{ids[i]}}","duration":0}""", cancellationToken);
            if (i == 150)
            {
                await Eventually.IsTrueAsync(() => File.Exists(file), "the first calls run", cancellationToken);
                Signal.Kill(Home.DaemonPid);
            }
        }

        await Task.WhenAll(ids.Select(id => shim.ResponseAsync(id, cancellationToken)));
        await shim.EchoAsync("after", cancellationToken);
        var runs = (await File.ReadAllLinesAsync(file, cancellationToken)).Where(line => !line.Contains("done", StringComparison.Ordinal));

        Assert.That((runs.GroupBy(word => word).Max(word => word.Count()), ids.Max(shim.ResponsesTo)), Is.EqualTo((1, 1)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Five_thousand_requests_that_come_while_there_is_no_daemon_are_each_answered(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        Signal.Kill(Home.DaemonPid);
        string[] ids = [.. Enumerable.Range(10_000, 5000).Select(id => id.ToString())];

        var all = new StringWriter();
        foreach (var id in ids)
        {
            await all.WriteLineAsync($$$$"""{"jsonrpc":"2.0","id":{{{{id}}}},"method":"tools/call","params":{"name":"echo","arguments":{"message":"x"}}}""");
        }

        await shim.SendAsync(all.ToString(), cancellationToken);
        await shim.ResponseAsync(ids[^1], cancellationToken);
        await Eventually.IsTrueAsync(
            () => shim.Inbox.All.Count(line => line.IsResponse) >= ids.Length, "every request is answered", cancellationToken);

        Assert.That(shim.Inbox.All.Where(line => line.Id?.Length == 5).Select(line => line.Id), Is.Unique.And.EquivalentTo(ids));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Expert_call_whose_daemon_is_killed_is_run_again_and_says_so(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var log = await AskAsync(shim, 3, cancellationToken);

        Signal.Kill(Home.DaemonPid);
        var answer = await shim.ResponseAsync("77", cancellationToken);

        Assert.That((answer.Text, answer.Answer.GetProperty("call").GetProperty("attempt").GetInt32()), Is.EqualTo(("Run 1.", 2)));
        Assert.That(answer.Answer.GetProperty("notes")[0].GetString(), Does.Contain("this is the second run"));
        Assert.That(await File.ReadAllTextAsync(log, cancellationToken), Is.EqualTo("run 1\nrun 1\ndone\n"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Where_lost_calls_are_not_to_be_run_again_the_client_is_told(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("RERUN_LOST_CALLS", "false"));
        var log = await AskAsync(shim, 60, cancellationToken);

        Signal.Kill(Home.DaemonPid);
        var answer = await shim.ResponseAsync("77", cancellationToken);

        Assert.That((answer.Code, answer.ErrorMessage.Contains("RERUN_LOST_CALLS", StringComparison.Ordinal)), Is.EqualTo(("daemon_lost", true)));
        Assert.That(await File.ReadAllTextAsync(log, cancellationToken), Is.EqualTo("run 1\n"));
    }

    [TestCase(true)]
    [TestCase(false)]
    [CancelAfter(Bound)]
    public async Task Answer_that_nobody_had_when_its_daemon_was_killed_is_still_there(bool byId, CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "1"));
        var log = Home.File("life");
        var arguments = $$"""{"prompt":"a","seconds":1.5,"log":"{{log}}"}""";
        var back = await shim.CallAsync("fake-expert", arguments, cancellationToken);
        await Eventually.IsTrueAsync(
            async () => await shim.StatusAsync("calls", "uncollected", cancellationToken) == 1, "the answer is there", cancellationToken);
        var killed = Home.DaemonPid;
        Signal.Kill(killed);
        await Eventually.EndsAsync(killed, cancellationToken);

        var answer = byId
            ? await shim.CallAsync("collect", $$"""{"call_id":"{{back.CallId}}"}""", cancellationToken)
            : await shim.CallAsync("fake-expert", arguments, cancellationToken);

        Assert.That((back.State, answer.Text, answer.CallId), Is.EqualTo(("still_running", "Run 1.", back.CallId)));
        Assert.That(await File.ReadAllTextAsync(log, cancellationToken), Is.EqualTo("run 1\ndone\n"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Collecting_from_a_daemon_that_is_killed_before_there_is_an_answer_says_how_to_go_on(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "1"));
        var back = await shim.CallAsync("fake-expert", """{"prompt":"a","seconds":60}""", cancellationToken);
        var killed = Home.DaemonPid;
        Signal.Kill(killed);
        await Eventually.EndsAsync(killed, cancellationToken);

        var answer = await shim.CallAsync("collect", $$"""{"call_id":"{{back.CallId}}"}""", cancellationToken);

        Assert.That(answer.Code, Is.EqualTo("call_not_found"));
        Assert.That(
            answer.Answer.GetProperty("error").GetProperty("message").GetString(),
            Does.Contain("its daemon ended").And.Contain("the tool threads shows it"));
    }

    private async Task<string> AskAsync(ShimProcess shim, double seconds, CancellationToken cancellationToken)
    {
        var log = Home.File("life");
        await shim.SendCallAsync("77", "fake-expert", $$"""{"prompt":"a","seconds":{{seconds}},"log":"{{log}}"}""", cancellationToken);
        await Eventually.IsTrueAsync(() => File.Exists(log), "the call runs", cancellationToken);
        return log;
    }

    private async Task RunAsync(ShimProcess shim, string id, string name, CancellationToken cancellationToken)
    {
        var file = Home.File(name);
        await shim.SendCallAsync(id, "counter", $$"""{"file":"{{file}}","duration":60}""", cancellationToken);
        await Eventually.IsTrueAsync(() => File.Exists(file) && File.ReadAllText(file) == "run\n", "the call runs", cancellationToken);
    }
}
