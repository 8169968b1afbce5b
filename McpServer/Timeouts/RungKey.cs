namespace Mcp.Daemon.Timeouts;

/// <summary>The settings that name a rung of the ladder, all in seconds.</summary>
internal static class RungKey
{
    public const string Expert = "EXPERT_ANALYSIS_TIMEOUT_SECS";
    public const string SimpleTool = "SIMPLE_TOOL_TIMEOUT_SECS";
    public const string WorkflowTool = "WORKFLOW_TOOL_TIMEOUT_SECS";
    public const string Daemon = "DAEMON_TIMEOUT_SECS";
    public const string Shim = "SHIM_TIMEOUT_SECS";
    public const string Client = "CLIENT_TIMEOUT_SECS";
    public const string Patience = "CLIENT_PATIENCE_SECS";
    public const string Glm = "GLM_TIMEOUT_SECS";
    public const string Kimi = "KIMI_TIMEOUT_SECS";
    public const string KimiWebSearch = "KIMI_WEB_SEARCH_TIMEOUT_SECS";
}
