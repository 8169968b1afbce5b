namespace Mcp.Daemon.Configuration;

/// <summary>What the daemon writes to its log.</summary>
internal sealed record LogSettings
{
    /// <summary>trace, debug, info, warn, error or off. LOG_LEVEL.</summary>
    public string Level { get; init; } = "info";
}
