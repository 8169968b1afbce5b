namespace Mcp.Daemon.Experts.Resilience;

/// <summary>Where a breaker stands. A <see cref="HalfOpen"/> one lets one probe through, or waits for the one it let.</summary>
internal enum BreakerState
{
    Closed,
    Open,
    HalfOpen,
}
