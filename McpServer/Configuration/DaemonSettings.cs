using Mcp.Daemon.Timeouts;

namespace Mcp.Daemon.Configuration;

/// <summary>What the daemon runs with: bound once at its start, and what a session has when it sets nothing.</summary>
internal sealed record DaemonSettings
{
    public TimeoutLadder Ladder { get; init; } = TimeoutLadder.Default;

    public SessionSettings Sessions { get; init; } = new();

    public CallSettings Calls { get; init; } = new();

    public BreakerSettings Breaker { get; init; } = new();

    public CapacitySettings Capacity { get; init; } = new();

    public ThreadSettings Threads { get; init; } = new();

    public LogSettings Log { get; init; } = new();

    /// <summary>The daemon ends after this long without sessions or calls; 0.1 s to 30 days. DAEMON_IDLE_EXIT_SECS.</summary>
    public TimeSpan IdleExit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often a running call says so to its client; 0.1 s to 1 h. HEARTBEAT_INTERVAL_SECS.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Directories that may be read besides the workspace, absolute. MCP_EXPERT_ROOTS.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>The only tools that are offered; empty for all. ALLOWED_TOOLS.</summary>
    public IReadOnlySet<string> AllowedTools { get; init; } = new HashSet<string>();

    /// <summary>Tools that are not offered. DISABLED_TOOLS.</summary>
    public IReadOnlySet<string> DisabledTools { get; init; } = new HashSet<string>();

    /// <summary>The language answers are asked in, or null. LOCALE.</summary>
    public string? Locale { get; init; }
}
