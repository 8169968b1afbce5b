using static Mcp.Daemon.Configuration.SettingKind;

namespace Mcp.Daemon.Configuration;

internal static partial class SettingCatalogue
{
    private const decimal Day = 86_400;
    private const SettingScope OfSession = SettingScope.Session;
    private const SettingScope OfDaemon = SettingScope.Daemon;

    public static IReadOnlyList<Setting> All { get; } =
    [
        Rung("EXPERT_ANALYSIS_TIMEOUT_SECS", "90", "Silence of a provider after which its expert call ends."),
        Rung("SIMPLE_TOOL_TIMEOUT_SECS", "60", "Time for a tool that asks no model."),
        Rung(
            "WORKFLOW_TOOL_TIMEOUT_SECS",
            "120", "Time for a tool that may ask an expert; the rungs around it are measured against it."),
        Rung(
            "DAEMON_TIMEOUT_SECS", null,
            "Time after which the daemon abandons a tool; 1.5 times the workflow tool's when not set.") with { Example = "180" },
        Rung(
            "SHIM_TIMEOUT_SECS", null,
            "Time after which the shim answers for a silent daemon; twice the workflow tool's when not set.") with { Example = "240" },
        Rung(
            "CLIENT_TIMEOUT_SECS", null,
            "How long the client itself waits; 2.5 times the workflow tool's when not set.") with { Example = "300" },
        Rung(
            "CLIENT_PATIENCE_SECS", null,
            "When a call hands back so that its client does not give up; when not set, a tenth less than a set "
            + "CLIENT_TIMEOUT_SECS, else what is known of the client.") with { Example = "50" },
        Rung("GLM_TIMEOUT_SECS", "90", "The expert rung of GLM; it shrinks to fit inside the workflow tool's."),
        Rung("KIMI_TIMEOUT_SECS", "120", "The expert rung of Kimi; it shrinks to fit inside the workflow tool's."),
        Rung(
            "KIMI_WEB_SEARCH_TIMEOUT_SECS",
            "150", "The expert rung of Kimi while it searches the web; it shrinks to fit inside the workflow tool's."),
        Seconds("HEARTBEAT_INTERVAL_SECS", OfSession, "6", 3600, "How often a running call shows a sign of life."),
        Seconds("CALL_LIFETIME_SECS", OfSession, "900", Day, "The end of a call, even of one that is alive."),
        Flag("RERUN_LOST_CALLS", "true", "Whether a call whose daemon was lost is run again; one that changes something never is."),

        Secret("KIMI_API_KEY", "The key for Kimi."),
        Secret("MOONSHOT_API_KEY", "The key for Kimi under its other name, used when KIMI_API_KEY is not set."),
        Url(
            "KIMI_API_URL",
            "Another endpoint for Kimi than its provider's own, such as https://api.moonshot.cn/v1; set by a session, it needs the session's key."),
        Secret("GLM_API_KEY", "The key for GLM."),
        Secret("ZHIPUAI_API_KEY", "The key for GLM under its other name, used when GLM_API_KEY is not set."),
        Url(
            "GLM_API_URL",
            "Another endpoint for GLM than its provider's own, such as https://open.bigmodel.cn/api/paas/v4; set by a session, it needs the session's key."),
        Url("CUSTOM_API_URL", "An endpoint of your own that speaks the OpenAI protocol."),
        Secret("CUSTOM_API_KEY", "The key for your own endpoint, if it wants one."),
        new("CUSTOM_MODEL_NAME", Text, OfSession, "The model to ask at your own endpoint."),
        Local("MCP_EXPERT_OLLAMA", "Whether Ollama is asked, at its usual port 11434 or at a URL."),
        Local("MCP_EXPERT_LMSTUDIO", "Whether LM Studio is asked, at its usual port 1234 or at a URL."),
        new("DEFAULT_MODEL", Text, OfSession, "The model for calls that name none."),
        Flag("DEFAULT_USE_ASSISTANT_MODEL", "true", "Whether a workflow asks an expert when the call does not say."),
        Rung("CONSENSUS_MODEL_TIMEOUT_SECS", "120", "Time after which a late model of a panel is no longer waited for, once enough others have answered."),
        new("CONSENSUS_QUORUM", Integer, OfSession, "How many models of a panel are enough; more than half of them when not set.")
        {
            Example = "2", Range = (1, 8),
        },
        Names("ALLOWED_MODELS", "The only models that may be asked; empty allows all."),
        Names("KIMI_ALLOWED_MODELS", "The only models of Kimi that may be asked; empty allows all."),
        Names("GLM_ALLOWED_MODELS", "The only models of GLM that may be asked; empty allows all."),
        Names("ALLOWED_TOOLS", "The only tools that are offered; empty offers all."),
        Names("DISABLED_TOOLS", "Tools that are not offered."),
        new("LOCALE", Text, OfSession, "The language that experts answer in."),

        new("MCP_EXPERT_ROOTS", Paths, OfSession, "Directories that may be read besides the workspace.")
        {
            Default = "", Tightening = Tightening.Intersection,
        },
        Flag(
            "MCP_EXPERT_LOCAL_ONLY",
            "false", "Whether only endpoints on this machine may be asked.") with { Tightening = Tightening.StaysTrue },
        new("MCP_EXPERT_SECRETS", Choice, OfSession, "What happens to secrets found in what would be sent.")
        {
            Default = "mask", Choices = ["mask", "refuse"], Tightening = Tightening.LaterChoice,
        },
        new("MCP_EXPERT_UNSCANNED", Choice, OfSession, "Whether images and uploaded files, which no scan for secrets can read, may be sent.")
        {
            Default = "allow", Choices = ["allow", "refuse"], Tightening = Tightening.LaterChoice,
        },
        Budget("MCP_EXPERT_BUDGET_CALL_USD", "What one call may cost, in US dollars; no limit when not set."),
        Budget("MCP_EXPERT_BUDGET_DAY_USD", "What all calls of a day may cost, in US dollars; no limit when not set."),
        // A million-token context that is filled by accident costs dollars; 200,000 hold what one question can be about.
        new("MCP_EXPERT_FILES_TOKENS", Integer, OfSession, "Most tokens of files that are sent anew with one question, whatever its model could take.")
        {
            Default = "200000", Range = (1_000, 2_000_000), Tightening = Tightening.Minimum,
        },

        Seconds(
            "SESSION_TIMEOUT_SECS", OfDaemon,
            "3600", 30 * Day, "Silence after which a session with no call is closed."),
        Count("SESSION_MAX_CONCURRENT", "100", 10_000, "How many sessions there may be at once."),
        Seconds(
            "SESSION_CLEANUP_INTERVAL", OfDaemon,
            "300", Day, "How often silent sessions are looked for, in seconds."),
        Seconds(
            "DAEMON_IDLE_EXIT_SECS", OfDaemon,
            "1800", 30 * Day, "Time without sessions and calls after which the daemon ends."),
        Seconds("RESULT_TTL_SECS", OfDaemon, "600", Day, "How long an answer that nobody collected is kept."),
        Count("EXPERT_MAX_CONCURRENT", "24", 10_000, "How many experts may be asked at once, over all sessions."),
        Count("EXPERT_MAX_PER_SESSION", "8", 10_000, "How many experts one session may ask at once."),
        Count("KIMI_MAX_CONCURRENT", "6", 10_000, "How many questions Kimi may be asked at once."),
        Count("GLM_MAX_CONCURRENT", "4", 10_000, "How many questions GLM may be asked at once."),
        Count(
            "EXPERT_QUEUE_LIMIT", "64", 10_000,
            "How many questions may wait for their place; beyond it they are refused.") with { Range = (0, 10_000) },
        Count("CIRCUIT_BREAKER_FAILURE_THRESHOLD", "5", 1_000, "Failed calls in a row after which a model is left alone."),
        Seconds(
            "CIRCUIT_BREAKER_RECOVERY_TIMEOUT_SECS", OfDaemon,
            "300", Day, "Time until a model that was left alone is tried again."),
        new("CONVERSATION_TIMEOUT_HOURS", Number, OfDaemon, "Hours after its last turn when a thread expires.")
        {
            Default = "12", Range = (0.01m, 8_760),
        },
        Count("MAX_CONVERSATION_TURNS", "20", 1_000, "How many exchanges (a question and its answer) a thread may have."),
        new("THREAD_RETENTION_DAYS", Number, OfDaemon, "Days that an expired thread can still be read; then it is deleted.")
        {
            Default = "30", Range = (0.01m, 3_650),
        },
        Count("THREAD_STORE_MAX_MB", "512", 100_000, "Megabytes of all threads together; beyond it those used longest ago are deleted."),
        new("LOG_LEVEL", Choice, OfDaemon, "What is logged.")
        {
            Default = "info", Choices = ["trace", "debug", "info", "warn", "warning", "error", "off"],
        },
    ];

    private static Setting Rung(string name, string? standard, string description) =>
        new(name, SettingKind.Seconds, OfSession, description) { Default = standard, Range = (1, 3600) };

    // A tenth of a second at least: less is a busy loop, more would make short-lived daemons impossible to test.
    private static Setting Seconds(string name, SettingScope scope, string standard, decimal most, string description) =>
        new(name, SettingKind.Seconds, scope, description) { Default = standard, Range = (0.1m, most) };

    private static Setting Count(string name, string standard, decimal most, string description) =>
        new(name, Integer, OfDaemon, description) { Default = standard, Range = (1, most) };

    private static Setting Flag(string name, string standard, string description) =>
        new(name, SettingKind.Boolean, OfSession, description) { Default = standard };

    private static Setting Secret(string name, string description) => new(name, SettingKind.Secret, OfSession, description);

    private static Setting Url(string name, string description) => new(name, SettingKind.Url, OfSession, description);

    private static Setting Local(string name, string description) =>
        new(name, LocalServer, OfSession, description) { Default = "off" };

    private static Setting Names(string name, string description) => new(name, List, OfSession, description) { Default = "" };

    private static Setting Budget(string name, string description) =>
        new(name, Number, OfSession, description) { Example = "1", Range = (0, 100_000), Tightening = Tightening.Minimum };
}
