namespace Mcp.Daemon.Calls;

/// <summary>Whether a connection still has somebody at its other end: what a call owes to one that left is free for others.</summary>
internal sealed class Presence
{
    private volatile bool _hasLeft;

    public bool HasLeft => _hasLeft;

    public void Leave() => _hasLeft = true;
}
