namespace Mcp.Daemon.Calls;

/// <summary>Why a request no longer waits although it got no answer.</summary>
internal enum Departure
{
    /// <summary>Nobody said anything: its session ended.</summary>
    Gone,

    /// <summary>Somebody wants the work stopped.</summary>
    Cancelled,

    /// <summary>Its client, or its shim, gave up waiting; the work is wanted as before.</summary>
    TimedOut,
}
