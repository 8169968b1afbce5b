namespace Mcp.Daemon.Experts.Resilience;

/// <summary>A breaker as it stands at one moment, read without asking anything of it.</summary>
/// <param name="Model"><c>kimi/kimi-k2</c>; empty for a breaker that never saw a failure.</param>
/// <param name="Failures">Failed calls in a row.</param>
/// <param name="LastFailure">When the last of them failed, or null.</param>
/// <param name="UntilRecovery">Until a probe is let through; zero when closed or half open.</param>
internal sealed record BreakerView(
    string Model, BreakerState State, int Failures, DateTimeOffset? LastFailure, TimeSpan UntilRecovery)
{
    public static BreakerView Untouched { get; } = new("", BreakerState.Closed, 0, null, TimeSpan.Zero);
}
