using Mcp.Contract;

namespace Mcp.Shim.Relaying;

/// <summary>What the shim knows of methods: how long they may take, and whether repeating them does harm.</summary>
internal static class RequestRules
{
    // The daemon answers these from memory; what takes longer is not slow but stuck. The impatient clients give
    // 5 to 10 s for a start (Codex 10 s, the C# client's probe 5 s).
    private static readonly TimeSpan FromMemory = TimeSpan.FromSeconds(5);

    /// <summary>The daemon's time for a request; null for one that stays open by design.</summary>
    public static TimeSpan? ClockOf(string method, TimeSpan shimRung) => method switch
    {
        KnownMethod.Listen => null,
        KnownMethod.Initialize or KnownMethod.Discover or KnownMethod.Ping => FromMemory,
        _ when method.EndsWith("/list", StringComparison.Ordinal) => FromMemory,
        _ => shimRung,
    };

    /// <summary>
    /// Whether a request may be sent again although it may have been served. Of calls the daemon knows it: it says before
    /// one begins that must not be repeated, so one of which it said nothing changes nothing, or has not begun.
    /// </summary>
    public static bool IsRepeatable(PendingCall call) =>
        call.Method is KnownMethod.CallTool ? !call.RunsOnce : IsRepeatable(call.Method);

    /// <summary>Whether a method may be sent again although it may have been served: it changes and costs nothing.</summary>
    public static bool IsRepeatable(string method) => method switch
    {
        KnownMethod.Initialize or KnownMethod.Discover or KnownMethod.Ping or KnownMethod.Listen
            or "logging/setLevel" or "completion/complete" => true,
        _ => method.EndsWith("/list", StringComparison.Ordinal),
    };
}
