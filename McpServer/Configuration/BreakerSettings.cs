namespace Mcp.Daemon.Configuration;

/// <summary>When a failing provider is left alone, and for how long.</summary>
internal sealed record BreakerSettings
{
    /// <summary>Failed calls in a row that open it; 1 to 1,000. CIRCUIT_BREAKER_FAILURE_THRESHOLD.</summary>
    public int FailureThreshold { get; init; } = 5;

    /// <summary>Until one probe is let through; 0.1 s to 1 day. CIRCUIT_BREAKER_RECOVERY_TIMEOUT_SECS.</summary>
    public TimeSpan Recovery { get; init; } = TimeSpan.FromMinutes(5);
}
