using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Files;

/// <summary>A refusal of the file gate as the failure of the tool that asked.</summary>
internal static class RefusalFailures
{
    public static ToolFailureException AsFailure(this FileRefusedException e) => new(e.Refusal.Code, e.Refusal.Message);
}
