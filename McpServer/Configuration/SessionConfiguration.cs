using Mcp.Daemon.Timeouts;

namespace Mcp.Daemon.Configuration;

/// <summary>What one session runs with: the daemon's settings, with what its Hello may change.</summary>
internal sealed record SessionConfiguration
{
    public required TimeoutLadder Ladder { get; init; }

    /// <inheritdoc cref="DaemonSettings.Heartbeat"/>
    public required TimeSpan Heartbeat { get; init; }

    /// <inheritdoc cref="DaemonSettings.Roots"/>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <inheritdoc cref="DaemonSettings.DisabledTools"/>
    public required IReadOnlySet<string> DisabledTools { get; init; }

    /// <inheritdoc cref="DaemonSettings.Diagnostics"/>
    public required bool Diagnostics { get; init; }

    /// <inheritdoc cref="DaemonSettings.Locale"/>
    public required string? Locale { get; init; }
}
