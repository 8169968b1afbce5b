namespace Mcp.Daemon.Sessions;

/// <summary>Why a session ended; set once, the first reason stands.</summary>
internal enum SessionEnd
{
    /// <summary>The shim closed the pipe: its editor closed it, or it died.</summary>
    ClientLeft,

    /// <summary>The pipe broke.</summary>
    PipeBroken,

    /// <summary>Nothing was said for the idle timeout, and nothing was running.</summary>
    Idle,

    /// <summary>The same shim came back on a new connection.</summary>
    Superseded,

    /// <summary>The daemon is stopping.</summary>
    Stopping,

    /// <summary>The session's own machinery failed; the daemon lives.</summary>
    Failed,
}
