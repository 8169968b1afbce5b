using Mcp.Daemon.Experts.Questions;

namespace Mcp.Daemon.Tools;

/// <summary>A tool's call as the expert's side knows it.</summary>
internal static class ToolCallAsking
{
    public static AskContext AskingFor(this ToolCall call, string tool) => new()
    {
        CallId = call.Id,
        SessionId = call.SessionId,
        Tool = tool,
        Settings = call.Settings,
        Activity = call.Expert,
        TimeLeft = call.TimeLeft,
    };
}
