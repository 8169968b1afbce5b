namespace Mcp.Daemon.Calls;

/// <summary>What is remembered of a call whose answer is no longer held: why, and since when.</summary>
internal sealed record Tombstone(CallScope Scope, string Tool, CallPassing Passing, DateTimeOffset At);

/// <summary>How a call passed from the table.</summary>
internal enum CallPassing
{
    Delivered,
    Cancelled,

    /// <summary>Nobody collected it in time.</summary>
    Expired,
}
