using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>A daemon that is there and does nothing: held by a signal, as by a debugger or a machine that swaps.</summary>
public class StoppedDaemonTests : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Call_that_a_stopped_daemon_holds_is_answered_by_the_shim_rung(CancellationToken cancellationToken)
    {
        var shim = await RunningCallAsync(cancellationToken);

        Signal.Stop(Home.DaemonPid);
        var answer = await shim.ResponseAsync("77", cancellationToken);

        Assert.That((answer.ErrorNumber, answer.Rung, answer.Data("sent")), Is.EqualTo((-31001, "shim", "unknown")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_that_goes_on_serves_the_next_call_and_the_old_one_has_its_one_answer(CancellationToken cancellationToken)
    {
        var shim = await RunningCallAsync(cancellationToken);
        Signal.Stop(Home.DaemonPid);
        await shim.ResponseAsync("77", cancellationToken);

        Signal.Continue(Home.DaemonPid);
        await shim.EchoAsync("again", cancellationToken);

        Assert.That(shim.ResponsesTo("77"), Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_stopped_at_connect_is_reported_silent(CancellationToken cancellationToken)
    {
        var daemon = await Home.StartDaemonAsync(cancellationToken);
        Signal.Stop(daemon.Pid);

        var answer = await Home.StartShim().InitializeAsync(cancellationToken);

        Assert.That((answer.ErrorNumber, answer.Code, answer.Data("daemon_pid")), Is.EqualTo((-31003, "daemon_silent", $"{daemon.Pid}")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task No_second_daemon_is_started_beside_a_silent_one(CancellationToken cancellationToken)
    {
        var daemon = await Home.StartDaemonAsync(cancellationToken);
        Signal.Stop(daemon.Pid);

        await Home.StartShim().InitializeAsync(cancellationToken);

        Assert.That(Home.Daemons, Is.EqualTo(new[] { daemon.Pid }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Shim_recovers_when_the_daemon_that_was_silent_at_connect_goes_on(CancellationToken cancellationToken)
    {
        var daemon = await Home.StartDaemonAsync(cancellationToken);
        Signal.Stop(daemon.Pid);
        var shim = Home.StartShim();
        await shim.InitializeAsync(cancellationToken);

        Signal.Continue(daemon.Pid);

        await Eventually.IsTrueAsync(
            async () => (await shim.EchoAsync("there?", cancellationToken)).Error is null, "a call is answered", cancellationToken);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task New_requests_fail_at_once_while_the_daemon_does_not_react(CancellationToken cancellationToken)
    {
        // The default ladder: nothing but the missing sign of life can answer these.
        var shim = await Home.InitializedShimAsync(cancellationToken);
        Signal.Stop(Home.DaemonPid);
        await shim.SendCallAsync("77", "echo", """{"message":"first"}""", cancellationToken);

        await Eventually.IsTrueAsync(
            async () =>
            {
                // Pings are answered within five seconds even so; the first that fails at once tells of degradation.
                var before = shim.Now;
                var answer = await shim.RequestAsync("ping", "{}", cancellationToken);
                return answer is { Code: "daemon_silent" } && shim.Now - before < TimeSpan.FromSeconds(1);
            },
            "a request fails at once", cancellationToken);
    }

    private async Task<ShimProcess> RunningCallAsync(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken, ("WORKFLOW_TOOL_TIMEOUT_SECS", "1.2"));
        var file = Home.File("runs");
        await shim.SendCallAsync("77", "counter", $$"""{"file":"{{file}}","duration":30}""", cancellationToken);
        await Eventually.IsTrueAsync(() => File.Exists(file), "the call runs", cancellationToken);
        return shim;
    }
}
