using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Consensus;

namespace Mcp.Daemon.Tools.Consensus;

/// <summary><c>consensus</c>: several models judge one proposal, and their verdicts are compared.</summary>
internal sealed class ConsensusTool(ConsensusEngine engine) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = ConsensusEngine.Tool,
        Title = "Consensus",
        Description = "Several models judge the proposal in step, each alone; compares their verdicts.",
        Arguments = new ObjectSchema(
            [
                .. StepSchema.Course,
                StepSchema.Findings with { Required = false },
                new Property("models", PropertyType.ObjectList, "{model, stance: for|against|neutral, stance_prompt}"),
                StepSchema.RelevantFiles,
                StepSchema.Images,
                // Where a panel stands is in its thread: these two are taken from clients that know them, and mean nothing.
                new Property("current_model_index", PropertyType.Integer, ""),
                new Property("model_responses", PropertyType.ObjectList, ""),
                StepSchema.UseAssistantModel, StepSchema.ContinuationId,
            ]),
        AsksExpert = true,
        Gives = ["panel"],
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken) => engine.RunAsync(StepCalls.Of(call, Definition.Name), cancellationToken);
}
