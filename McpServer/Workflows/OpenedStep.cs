using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>A step whose thread is opened, and which has no place in it yet.</summary>
/// <param name="Scope">The workspace that the thread belongs to.</param>
/// <param name="Going">The thread that the step goes on with; null where it begins one or needs none.</param>
internal sealed record OpenedStep(StepCall Call, StepArguments Step, string Scope, ConversationThread? Going)
{
    /// <exception cref="ToolFailureException">There is no such thread, or it has expired.</exception>
    public static OpenedStep Of(StepCall call, StepArguments step, ThreadStore threads, string tool)
    {
        var scope = call.Workspace.Root ?? "";
        return new OpenedStep(
            call, step, scope, step.ContinuationId is { } id and not StepArguments.NewThread ? threads.Open(id, scope, ThreadUse.Step(tool, step.Number)) : null);
    }

    /// <summary>The step in its place among those that the tool recorded.</summary>
    /// <exception cref="ToolFailureException">It has no place there.</exception>
    public PlacedStep In(string tool)
    {
        var json = StepJson.Of(Call.Arguments);
        var digest = StepJson.Digest(json);
        var place = StepPlacement.Of(tool, Step, digest, Call.Asking.SessionId, Going);
        return new PlacedStep(json, digest, place, Investigation.Of([.. place.Before.Select(turn => StepArguments.Parse(turn.Step!.Arguments)), Step]));
    }
}
