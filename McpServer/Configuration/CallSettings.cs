namespace Mcp.Daemon.Configuration;

/// <summary>How long calls and their answers live beyond the requests that wait for them.</summary>
internal sealed record CallSettings
{
    /// <summary>An answer nobody collected is kept this long; 0.1 s to 1 day. RESULT_TTL_SECS.</summary>
    public TimeSpan ResultTtl { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Even live work ends after this; 0.1 s to 1 day. CALL_LIFETIME_SECS.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether a call that only reads is run again when its daemon was lost. RERUN_LOST_CALLS.</summary>
    public bool RerunLost { get; init; } = true;
}
