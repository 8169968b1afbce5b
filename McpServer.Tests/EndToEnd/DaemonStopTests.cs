using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>A daemon that is asked to end, by SIGTERM, and ends in order.</summary>
public class DaemonStopTests : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Call_that_can_finish_is_answered(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await RunAsync(shim, 1, cancellationToken);

        Signal.Terminate(Home.DaemonPid);

        Assert.That((await shim.ResponseAsync("77", cancellationToken)).State, Is.EqualTo("complete"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Call_that_cannot_finish_is_cancelled_with_the_reason(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await RunAsync(shim, 60, cancellationToken);

        Signal.Terminate(Home.DaemonPid);
        var answer = await shim.ResponseAsync("77", cancellationToken);

        Assert.That((answer.State, answer.Code, answer.IsToolError), Is.EqualTo(("cancelled", "cancelled", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_ends_with_0_and_lets_go_of_socket_and_lock(CancellationToken cancellationToken)
    {
        var daemon = await Home.StartDaemonAsync(cancellationToken);
        await Home.InitializedShimAsync(cancellationToken);

        Signal.Terminate(daemon.Pid);
        var code = await daemon.ExitAsync(cancellationToken);
        await using var held = new FileStream(Home.Endpoint.LockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.That((code, File.Exists(Home.Endpoint.PipeName)), Is.EqualTo((0, false)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Next_call_after_a_stop_starts_a_daemon(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var stopped = Home.DaemonPid;
        Signal.Terminate(stopped);
        await Eventually.EndsAsync(stopped, cancellationToken);

        Assert.That((await shim.EchoAsync("again", cancellationToken)).Text, Is.EqualTo("again"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Request_that_comes_while_the_daemon_stops_is_answered(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await RunAsync(shim, 1.5, cancellationToken);
        Signal.Terminate(Home.DaemonPid);

        var answer = await shim.EchoAsync("meanwhile", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("meanwhile"));
    }

    private async Task RunAsync(ShimProcess shim, double duration, CancellationToken cancellationToken)
    {
        var file = Home.File("runs");
        await shim.SendCallAsync("77", "counter", $$"""{"file":"{{file}}","duration":{{duration}}}""", cancellationToken);
        await Eventually.IsTrueAsync(() => File.Exists(file), "the call runs", cancellationToken);
    }
}
