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

    /// <inheritdoc cref="DaemonSettings.AllowedTools"/>
    public IReadOnlySet<string> AllowedTools { get; init; } = new HashSet<string>();

    /// <inheritdoc cref="DaemonSettings.DisabledTools"/>
    public required IReadOnlySet<string> DisabledTools { get; init; }

    /// <inheritdoc cref="DaemonSettings.Locale"/>
    public required string? Locale { get; init; }

    public CallSettings Calls { get; init; } = new();

    /// <summary>Whether only endpoints on this machine may be asked. MCP_EXPERT_LOCAL_ONLY.</summary>
    public bool LocalOnly { get; init; }

    /// <summary>Whether a secret in what would be sent refuses the call instead of being masked. MCP_EXPERT_SECRETS.</summary>
    public bool RefuseSecrets { get; init; }

    /// <summary>Whether what no scan can read (images, uploaded files) stays here. MCP_EXPERT_UNSCANNED.</summary>
    public bool RefuseUnscanned { get; init; }

    /// <summary>US dollars that one call may cost; null is no limit. MCP_EXPERT_BUDGET_CALL_USD.</summary>
    public decimal? CallBudgetUsd { get; init; }

    /// <summary>US dollars that a day may cost; null is no limit. MCP_EXPERT_BUDGET_DAY_USD.</summary>
    public decimal? DayBudgetUsd { get; init; }

    /// <summary>Tokens of files that are sent anew with one question; 1,000 to 2,000,000. MCP_EXPERT_FILES_TOKENS.</summary>
    public int MostFileTokens { get; init; } = 200_000;

    /// <summary>Whether a workflow asks an expert when its call does not say. DEFAULT_USE_ASSISTANT_MODEL.</summary>
    public bool UseAssistantModel { get; init; } = true;

    /// <summary>When a late model of a panel is given up, if enough others have answered. CONSENSUS_MODEL_TIMEOUT_SECS.</summary>
    public TimeSpan PanelDeadline { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How many models of a panel are enough; null is more than half. CONSENSUS_QUORUM.</summary>
    public int? PanelQuorum { get; init; }

    /// <summary>Keys, URLs and models with the origin of each: a key goes only to an endpoint of the same scope.</summary>
    public EffectiveSettings Values { get; init; } = EffectiveSettings.Defaults();

    /// <summary>Every key the session holds: none of them leaves in a text, whatever it looks like.</summary>
    public IReadOnlyCollection<string> Keys => [.. Values.All.Where(value => value.Setting.Kind is SettingKind.Secret).Select(value => value.Text).Distinct()];

    /// <summary>What the session set without effect, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
