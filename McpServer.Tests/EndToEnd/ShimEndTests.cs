using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>However its client leaves, the shim goes, and the daemon stays.</summary>
public class ShimEndTests : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Idle_shim_exits_with_0_when_stdin_closes(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);

        shim.Close();

        Assert.That(await shim.ExitAsync(cancellationToken), Is.Zero);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Busy_shim_exits_with_0_within_two_seconds(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await shim.SendCallAsync("77", "stubborn", """{"duration":60}""", cancellationToken);

        var closed = shim.Now;
        shim.Close();
        var code = await shim.ExitAsync(cancellationToken);

        Assert.That((code, shim.Now - closed < TimeSpan.FromSeconds(2)), Is.EqualTo((0, true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Answers_that_are_nearly_there_are_delivered_before_the_shim_exits(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        await shim.SendCallAsync("77", "trigger-long-running-operation", """{"duration":0.2,"steps":0}""", cancellationToken);

        shim.Close();
        await shim.ExitAsync(cancellationToken);

        Assert.That((await shim.ResponseAsync("77", cancellationToken)).Text, Does.StartWith("Took"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Shim_that_exits_leaves_no_process_but_the_daemon(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var daemon = Home.DaemonPid;

        shim.Close();
        await shim.ExitAsync(cancellationToken);

        Assert.That(Home.Processes, Is.EqualTo(new[] { daemon }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Stdin_that_closes_at_once_ends_the_shim(CancellationToken cancellationToken)
    {
        var shim = Home.StartShim();

        shim.Close();

        Assert.That(await shim.ExitAsync(cancellationToken), Is.Zero);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Last_line_without_line_feed_is_answered(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);

        await shim.WriteAsync("""{"jsonrpc":"2.0","id":"last","method":"ping"}"""u8.ToArray(), cancellationToken);
        shim.Close();

        Assert.That((await shim.ResponseAsync("\"last\"", cancellationToken)).Error, Is.Null);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Shim_whose_client_does_not_read_exits_when_stdin_closes(CancellationToken cancellationToken)
    {
        await Home.StartDaemonAsync(cancellationToken);
        var shim = Home.StartShim(Home.Start(Build.Shim), reading: false);
        var message = new string('z', 1 << 20);
        for (var i = 0; i < 4; i++)
        {
            // Far more than a pipe holds: the shim is then blocked in its write.
            await shim.SendCallAsync($"{i}", "echo", $$"""{"message":"{{message}}"}""", cancellationToken);
        }

        shim.Close();

        Assert.That(await shim.ExitAsync(cancellationToken), Is.Zero);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Client_that_does_not_read_holds_up_nobody_else(CancellationToken cancellationToken)
    {
        await Home.StartDaemonAsync(cancellationToken);
        var stuck = Home.StartShim(Home.Start(Build.Shim), reading: false);
        var message = new string('z', 1 << 20);
        for (var i = 0; i < 8; i++)
        {
            await stuck.SendCallAsync($"{i}", "echo", $$"""{"message":"{{message}}"}""", cancellationToken);
        }

        var other = await Home.InitializedShimAsync(cancellationToken);

        Assert.That((await other.EchoAsync("here", cancellationToken)).Text, Is.EqualTo("here"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Killed_shim_frees_its_session_and_stops_its_work(CancellationToken cancellationToken)
    {
        var watcher = await Home.InitializedShimAsync(cancellationToken);
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var file = Home.File("runs");
        await shim.SendCallAsync("77", "counter", $$"""{"file":"{{file}}","duration":60}""", cancellationToken);
        await Eventually.IsTrueAsync(() => File.Exists(file), "the call runs", cancellationToken);

        Signal.Kill(shim.Pid);
        await Eventually.IsTrueAsync(
            async () => await watcher.StatusAsync("sessions", "open", cancellationToken) is 1, "the session is gone", cancellationToken);

        Assert.That(await File.ReadAllTextAsync(file, cancellationToken), Is.EqualTo("run\nrun cancelled\n"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Killing_the_process_tree_of_the_shim_leaves_the_daemon(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);
        var daemon = Home.DaemonPid;

        shim.KillTree();
        await shim.ExitAsync(cancellationToken);

        Assert.That(Home.Daemons, Is.EqualTo(new[] { daemon }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Killing_the_process_group_of_the_shim_leaves_the_daemon(CancellationToken cancellationToken)
    {
        // setsid makes it the leader of a group, as some editors start their servers.
        var start = Home.Start("/usr/bin/setsid");
        start.ArgumentList.Add(Build.Shim);
        var shim = Home.StartShim(start);
        await shim.InitializeAsync(cancellationToken);
        var daemon = Home.DaemonPid;

        Signal.KillGroup(shim.Pid);
        await shim.ExitAsync(cancellationToken);

        Assert.That(Home.Daemons, Is.EqualTo(new[] { daemon }));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_does_not_hold_the_streams_of_the_shim_open(CancellationToken cancellationToken)
    {
        var shim = await Home.InitializedShimAsync(cancellationToken);

        Signal.Kill(shim.Pid);

        // The reader sees the end only when nobody holds the other end of stdout any more.
        Assert.That(
            async () => await shim.Inbox.FirstAsync(_ => false, cancellationToken), Throws.InstanceOf<EndOfStreamException>());
    }
}
