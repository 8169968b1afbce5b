using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools;

/// <summary>A workflow as a tool: its definition for models, and each call a step for the engine.</summary>
internal sealed class WorkflowTool(ToolDefinition definition, IWorkflow workflow, WorkflowEngine engine) : ITool
{
    public ToolDefinition Definition => definition;

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken) =>
        engine.RunAsync(workflow, StepCalls.Of(call, definition.Name), cancellationToken);
}
