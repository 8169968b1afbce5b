using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools;

/// <summary>A workflow as a tool: its definition for models, and each call a step for the engine.</summary>
internal sealed class WorkflowTool(ToolDefinition definition, IWorkflow workflow, WorkflowEngine engine) : ITool
{
    public ToolDefinition Definition => definition;

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken) => engine.RunAsync(
        workflow,
        new StepCall
        {
            Arguments = call.Arguments,
            Workspace = call.Workspace,
            Asking = call.AskingFor(definition.Name),
            Say = (step, total, doing) => call.Progress.Report(new ToolProgress(step, total, doing)),
            SoFar = call.SoFar,
        },
        cancellationToken);
}
