namespace Mcp.Daemon.Configuration;

/// <summary>How many sessions the daemon holds and for how long.</summary>
internal sealed record SessionSettings
{
    /// <summary>A session with no call in flight is closed after this silence; 0.1 s to 30 days. SESSION_TIMEOUT_SECS.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Hellos beyond this are refused; 1 to 10,000. SESSION_MAX_CONCURRENT.</summary>
    public int MaxConcurrent { get; init; } = 100;

    /// <summary>How often idle sessions are looked for; 0.1 s to 1 day. SESSION_CLEANUP_INTERVAL.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(5);
}
