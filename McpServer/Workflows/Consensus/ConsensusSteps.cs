using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>What a step of a panel may be, and whom it asks.</summary>
internal static class ConsensusSteps
{
    /// <exception cref="ToolFailureException">The step makes no sense; nobody was asked.</exception>
    public static void Refuse(StepArguments step)
    {
        var fault = string.IsNullOrWhiteSpace(step.Step) ? "\"step\" is empty: it is the proposal that every expert sees"
            : CourseFaults.Of(step).FirstOrDefault();
        if (fault is not null)
        {
            throw new ToolFailureException(ErrorCode.InvalidArgument, $"Checking step {step.Number} of consensus: {fault}. Nobody was asked; correct the step and send it again.");
        }
    }

    /// <summary>Why nobody is asked, or null.</summary>
    public static string? Declined(StepArguments step, StepCall call) => step.UseExpert switch
    {
        false => "The call set use_assistant_model to false.",
        null when !call.Asking.Settings.UseAssistantModel => "DEFAULT_USE_ASSISTANT_MODEL is false, and the call did not ask for experts.",
        _ => null,
    };

    /// <summary>What the caller should know of the panel, one sentence each.</summary>
    /// <param name="panel">As the step that began it named it; empty where the choice was ours.</param>
    public static IReadOnlyList<string> Remarks(StepArguments step, IReadOnlyList<JsonElement> panel, PanelTask task)
    {
        var remarks = new List<string>();
        if (step.Number > 1 && step.All.Has("models") && !PanelMembers.Read(step.All.Objects("models")).SequenceEqual(PanelMembers.Read(panel)))
        {
            remarks.Add("Other models are named than those of step 1; the panel stays as it began. A new step_number 1 begins another one.");
        }

        if (task.IsReplayed)
        {
            remarks.Add("This very step was answered before; its answers are given again. Change the step to have more said.");
        }

        return remarks;
    }

    /// <param name="json">The arguments as they were given.</param>
    /// <param name="digest">Of these.</param>
    /// <param name="chosen">Who sits on the panel where the call left it to us: kept, so that every later step has the same.</param>
    public static ThreadTurn Turn(
        StepArguments step, StepPlace place, StepEvidence evidence, string session, string json, string digest, IReadOnlyList<PanelMember> chosen) =>
        new(ThreadTurn.StepRole, StepText.AsTurn(ConsensusEngine.Tool, step, []), ConsensusEngine.Tool, null)
        {
            Files = evidence.Named,
            Step = new ThreadStep
            {
                Run = place.Run, Number = step.Number, Total = step.Total, NextRequired = step.NextRequired,
                Session = session, Digest = digest, Arguments = chosen.Count == 0 ? json : PanelMembers.Into(json, chosen),
            },
        };
}
