using Mcp.Contract;
using Mcp.Shim.Connecting;
using Mcp.Shim.Relaying;

namespace Mcp.Shim.Terminal;

/// <summary>The way of one terminal command to the daemon: finds it or starts it, and introduces the command.</summary>
internal sealed class DaemonDoor(string command, string? workspace, Interrupt interrupt)
{
    private readonly DaemonConnector _connector = new(new ShimLog(), interrupt.Ending);
    private readonly HelloMaker _hellos = new(workspace, command);

    /// <summary>Where the daemon is or would be; null before the first attempt to reach it.</summary>
    public Endpoint? Endpoint => _connector.Endpoint;

    /// <summary>Starts a daemon if there is none.</summary>
    /// <exception cref="ConnectFailedException">There is none to be had.</exception>
    public DaemonClient Open() =>
        DaemonClient.Introduce(_connector.Connect(Hello), ProductVersion.Text, interrupt.Token);

    /// <summary>Null when no daemon listens; never starts one.</summary>
    /// <exception cref="ConnectFailedException">Somebody listens who cannot be talked to.</exception>
    public DaemonClient? OpenRunning() =>
        _connector.ConnectRunning(Hello) is { } daemon
            ? DaemonClient.Introduce(daemon, ProductVersion.Text, interrupt.Token)
            : null;

    private Hello Hello(string build) => _hellos.Make(build, 1, null);
}
