namespace Mcp.Daemon.Calls;

/// <summary>How a call ended.</summary>
internal enum CallEnd
{
    Answered,

    /// <summary>With an error that the tool, the arguments or a bug caused.</summary>
    Failed,

    /// <summary>At the tool rung; the tool stopped when told.</summary>
    TimedOut,

    /// <summary>At the daemon rung; the tool did not stop when told and still runs.</summary>
    Abandoned,

    /// <summary>The client cancelled, left, or the daemon is stopping.</summary>
    Cancelled,
}
