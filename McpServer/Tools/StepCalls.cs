using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools;

/// <summary>A tool's call as the engines of the workflows take it.</summary>
internal static class StepCalls
{
    public static StepCall Of(ToolCall call, string tool) => new()
    {
        Arguments = call.Arguments,
        Workspace = call.Workspace,
        Asking = call.AskingFor(tool),
        Say = (step, total, doing) => call.Progress.Report(new ToolProgress(step, total, doing)),
        SoFar = call.SoFar,
    };
}
