using System.Text.Json.Serialization;

namespace Mcp.Daemon.Answers;

/// <summary>The asking of experts at this moment: who is asked, who waits, which models are left alone.</summary>
/// <param name="Providers">Those that are asked or waited for.</param>
/// <param name="Models">Those that failed since they last answered; all others are well.</param>
internal sealed record ExpertsStatus(IReadOnlyList<ProviderLoad> Providers, IReadOnlyList<ModelHealth> Models);

/// <summary>kimi, glm, or other for all endpoints of the user's own.</summary>
internal sealed record ProviderLoad(string Provider, int Running, int Queued);

/// <summary>The breaker of one model: failed calls in a row, and the seconds until it may be asked again.</summary>
internal sealed record ModelHealth(
    string Model, ModelHealthState State, int Failures, DateTimeOffset? LastFailure, double SecondsUntilRecovery);

internal enum ModelHealthState
{
    /// <summary>Asked as usual; it failed, but not yet often enough.</summary>
    [JsonStringEnumMemberName("closed")] Closed,

    /// <summary>Left alone.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>One call is let through to see whether it is well again.</summary>
    [JsonStringEnumMemberName("half_open")] HalfOpen,
}
