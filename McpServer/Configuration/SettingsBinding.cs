using Mcp.Daemon.Timeouts;

namespace Mcp.Daemon.Configuration;

/// <summary>Checked values to the typed records that the rest of the daemon uses: the only place that knows both.</summary>
internal static class SettingsBinding
{
    public static DaemonSettings Daemon(EffectiveSettings values) => new()
    {
        Ladder = TimeoutLadder.From(LadderBinding.Rungs(values)),
        Sessions = new SessionSettings
        {
            IdleTimeout = values.Seconds("SESSION_TIMEOUT_SECS"),
            MaxConcurrent = (int)values.Required("SESSION_MAX_CONCURRENT"),
            SweepInterval = values.Seconds("SESSION_CLEANUP_INTERVAL"),
        },
        Calls = Calls(values),
        Breaker = new BreakerSettings
        {
            FailureThreshold = (int)values.Required("CIRCUIT_BREAKER_FAILURE_THRESHOLD"),
            Recovery = values.Seconds("CIRCUIT_BREAKER_RECOVERY_TIMEOUT_SECS"),
        },
        Capacity = new CapacitySettings
        {
            AtOnce = (int)values.Required("EXPERT_MAX_CONCURRENT"),
            PerSession = (int)values.Required("EXPERT_MAX_PER_SESSION"),
            Kimi = (int)values.Required("KIMI_MAX_CONCURRENT"),
            Glm = (int)values.Required("GLM_MAX_CONCURRENT"),
            Waiting = (int)values.Required("EXPERT_QUEUE_LIMIT"),
        },
        Threads = new ThreadSettings
        {
            Lifetime = TimeSpan.FromHours((double)values.Required("CONVERSATION_TIMEOUT_HOURS")),
            MaxTurns = (int)values.Required("MAX_CONVERSATION_TURNS"),
            Retention = TimeSpan.FromDays((double)values.Required("THREAD_RETENTION_DAYS")),
            MaxBytes = (long)values.Required("THREAD_STORE_MAX_MB") << 20,
        },
        Log = new LogSettings { Level = values.Text("LOG_LEVEL") switch { "warning" => "warn", var level => level ?? "info" } },
        IdleExit = values.Seconds("DAEMON_IDLE_EXIT_SECS"),
        Heartbeat = values.Seconds("HEARTBEAT_INTERVAL_SECS"),
        Roots = values.Items("MCP_EXPERT_ROOTS"),
        AllowedTools = Names(values, "ALLOWED_TOOLS"),
        DisabledTools = Names(values, "DISABLED_TOOLS"),
        Locale = values.Text("LOCALE"),
    };

    public static SessionConfiguration Session(EffectiveSettings values, IReadOnlyList<string> warnings) => new()
    {
        Ladder = TimeoutLadder.From(LadderBinding.Rungs(values)),
        Calls = Calls(values),
        Heartbeat = values.Seconds("HEARTBEAT_INTERVAL_SECS"),
        Roots = values.Items("MCP_EXPERT_ROOTS"),
        AllowedTools = Names(values, "ALLOWED_TOOLS"),
        DisabledTools = Names(values, "DISABLED_TOOLS"),
        Locale = values.Text("LOCALE"),
        LocalOnly = values.IsTrue("MCP_EXPERT_LOCAL_ONLY"),
        RefuseSecrets = values.Text("MCP_EXPERT_SECRETS") == "refuse",
        RefuseUnscanned = values.Text("MCP_EXPERT_UNSCANNED") == "refuse",
        CallBudgetUsd = values.Number("MCP_EXPERT_BUDGET_CALL_USD"),
        DayBudgetUsd = values.Number("MCP_EXPERT_BUDGET_DAY_USD"),
        MostFileTokens = (int)values.Required("MCP_EXPERT_FILES_TOKENS"),
        UseAssistantModel = values.IsTrue("DEFAULT_USE_ASSISTANT_MODEL"),
        PanelDeadline = values.Seconds("CONSENSUS_MODEL_TIMEOUT_SECS"),
        PanelQuorum = (int?)values.Number("CONSENSUS_QUORUM"),
        Values = values,
        Warnings = warnings,
    };

    // Who writes "Debug" means debug: a switch must not stay off for a capital letter.
    private static HashSet<string> Names(EffectiveSettings values, string setting) =>
        values.Items(setting).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static CallSettings Calls(EffectiveSettings values) => new()
    {
        ResultTtl = values.Seconds("RESULT_TTL_SECS"),
        Lifetime = values.Seconds("CALL_LIFETIME_SECS"),
        RerunLost = values.IsTrue("RERUN_LOST_CALLS"),
    };
}
