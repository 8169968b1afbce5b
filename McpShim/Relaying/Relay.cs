using Mcp.Shim.Connecting;

namespace Mcp.Shim.Relaying;

/// <summary>
/// The shim while an editor lives: four threads between its stdin and stdout and the daemon's pipe. It knows no
/// tool and no expert; it owes every request one answer and keeps that promise whatever the daemon does.
/// </summary>
internal sealed class Relay
{
    private const int StackSize = 256 << 10;

    // After stdin closes the client gives a second or two before it kills; answers that are nearly there make it.
    private static readonly TimeSpan DrainWithin = TimeSpan.FromMilliseconds(700);

    private readonly ShimLog _log = new();
    private readonly PendingCalls _pending = new();
    private readonly OutboundQueue _queue = new();
    private readonly ManualResetEventSlim _ending = new(false);
    private readonly DaemonLink _link;
    private readonly Watch _watch;
    private readonly ClientPump _client;

    public Relay(Stream stdin, Stream stdout, string? workspace)
    {
        var handshake = new Handshake();
        var output = new ClientOutput(stdout, _pending, () => End(ShimEnd.ClientGone));
        _link = new DaemonLink(
            new DaemonConnector(_log, _ending), new HelloMaker(workspace, null), _queue, _pending, output, handshake, _log);
        _watch = new Watch(_link, _pending, _queue, output, _log);
        _client = new ClientPump(stdin, _link, _pending, _queue, output, handshake, _watch, _log);
    }

    /// <summary>Relays until the client closes stdin.</summary>
    public ShimEnd Run()
    {
        _log.Step("shim_start", $"pid {Environment.ProcessId}");
        new Thread(_link.Run, StackSize) { IsBackground = true, Name = "client-to-daemon" }.Start();
        new Thread(_watch.Run, StackSize) { IsBackground = true, Name = "watch" }.Start();
        _client.Run();

        // Also what waits for a daemon that is just being started, as when somebody pipes one request in.
        var drained = _pending.WaitUntilDelivered(DrainWithin) && _watch.WaitUntilIdle(DrainWithin);
        _ending.Set();

        // The pipe is left to the end of the process: closing it here would look like a lost daemon.
        _log.Step("shim_end", $"{ShimEnd.ClientClosed}, {(drained ? "every answer delivered" : "answers were still owed")}");
        _log.Flush();
        return ShimEnd.ClientClosed;
    }

    private void End(ShimEnd end)
    {
        _log.Step("shim_end", end.ToString());
        _log.Flush();
        Environment.Exit((int)end);
    }
}
