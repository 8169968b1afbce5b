namespace Mcp.Contract;

/// <summary>
/// The environment variables that belong to one session: the shim sends them in its Hello and scrubs them from the
/// environment of a daemon that it starts, so that one editor's keys never become another's.
/// </summary>
internal static class SessionVariables
{
    /// <summary>Whatever begins so is the session's, known or not: the daemon warns about the unknown ones.</summary>
    public const string Prefix = "MCP_EXPERT_";

    /// <summary>The names without the prefix; a test holds them equal to the daemon's catalogue.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "EXPERT_ANALYSIS_TIMEOUT_SECS",
        "SIMPLE_TOOL_TIMEOUT_SECS",
        "WORKFLOW_TOOL_TIMEOUT_SECS",
        "DAEMON_TIMEOUT_SECS",
        "SHIM_TIMEOUT_SECS",
        "CLIENT_TIMEOUT_SECS",
        "CLIENT_PATIENCE_SECS",
        "GLM_TIMEOUT_SECS",
        "KIMI_TIMEOUT_SECS",
        "KIMI_WEB_SEARCH_TIMEOUT_SECS",
        "HEARTBEAT_INTERVAL_SECS",
        "CALL_LIFETIME_SECS",
        "RERUN_LOST_CALLS",
        "KIMI_API_KEY",
        "MOONSHOT_API_KEY",
        "KIMI_API_URL",
        "GLM_API_KEY",
        "ZHIPUAI_API_KEY",
        "GLM_API_URL",
        "CUSTOM_API_URL",
        "CUSTOM_API_KEY",
        "CUSTOM_MODEL_NAME",
        "DEFAULT_MODEL",
        "DEFAULT_USE_ASSISTANT_MODEL",
        "ALLOWED_MODELS",
        "KIMI_ALLOWED_MODELS",
        "GLM_ALLOWED_MODELS",
        "ALLOWED_TOOLS",
        "CONSENSUS_MODEL_TIMEOUT_SECS",
        "CONSENSUS_QUORUM",
        "DISABLED_TOOLS",
        "LOCALE",
    ];

    /// <summary>What the prefix would claim but the processes themselves need: where they live and what they read.</summary>
    public static IReadOnlyList<string> ProcessNames { get; } =
        ["MCP_EXPERT_HOME", "MCP_EXPERT_DAEMON", "MCP_EXPERT_CONFIG", "MCP_EXPERT_WORKSPACE"];

    /// <summary>Whether a variable goes into Hello instead of into the daemon's environment.</summary>
    public static bool Contains(string name) =>
        Names.Contains(name)
        || (name.StartsWith(Prefix, StringComparison.Ordinal) && !ProcessNames.Contains(name));
}
