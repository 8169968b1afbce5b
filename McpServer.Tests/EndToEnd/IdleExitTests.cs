using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

public class IdleExitTests : EndToEndFixture
{
    [SetUp]
    public void SetLimit() => Home.With("DAEMON_IDLE_EXIT_SECS", "1.5");

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_without_sessions_ends(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var daemon = Home.DaemonPid;

        shim.Close();

        await Eventually.EndsAsync(daemon, cancellationToken);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_that_nobody_ever_visited_ends(CancellationToken cancellationToken)
    {
        var daemon = await Home.StartDaemonAsync(cancellationToken);

        Assert.That(await daemon.ExitAsync(cancellationToken), Is.Zero);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_with_a_session_stays_however_silent_that_is(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var daemon = Home.DaemonPid;

        await shim.CallAsync("trigger-long-running-operation", """{"duration":2.5,"steps":0}""", cancellationToken);

        Assert.That(Home.Daemons, Is.EqualTo(new[] { daemon }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Next_shim_starts_another(CancellationToken cancellationToken)
    {
        var first = await Home.InitializedShimAsync(cancellationToken);
        var daemon = Home.DaemonPid;
        first.Close();
        await Eventually.EndsAsync(daemon, cancellationToken);

        var next = await Home.InitializedShimAsync(cancellationToken);

        Assert.That((await next.EchoAsync("again", cancellationToken)).Text, Is.EqualTo("again"));
    }
}
