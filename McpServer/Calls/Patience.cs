using Mcp.Daemon.Configuration;
using Mcp.Daemon.Timeouts;

namespace Mcp.Daemon.Calls;

/// <summary>How long a client is taken to wait for an answer; before that a call hands back.</summary>
internal static class Patience
{
    /// <summary>Most clients give up at 60 s (the TypeScript SDK's default), and none known sooner than 30 s.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(50);

    /// <summary>For a client that has waited long already: enough to see whether the answer is there.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    // The answer must pass daemon, shim and a busy client before its limit.
    private const double Share = 0.9;
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    /// <summary>
    /// What was set; else a tenth less than the client's known limit, at least 2 s less, but never less than half of
    /// it; else 50 s. A client that waits on while it sees progress has no limit while it gets it.
    /// </summary>
    public static TimeSpan Of(TimeoutLadder ladder, ClientLimit? client, bool hasProgress) =>
        ladder.Patience is { } set ? set
        : client is { ProgressResets: true } && hasProgress ? TimeSpan.MaxValue
        : client?.Limit is { } limit ? Before(limit)
        : Default;

    private static TimeSpan Before(TimeSpan limit)
    {
        var share = limit * Share;
        var margin = limit - Margin;
        var before = share < margin ? share : margin;
        return before > limit / 2 ? before : limit / 2;
    }
}
