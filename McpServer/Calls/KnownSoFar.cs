using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Calls;

/// <summary>What a tool had found before its call was ended from outside, put into the answer that says so.</summary>
internal static class KnownSoFar
{
    public static Answer Knowing(this Answer failure, Answer? soFar) => soFar is null ? failure : failure with
    {
        Text = soFar.Text ?? failure.Text,
        Step = soFar.Step,
        Panel = soFar.Panel,
        Findings = soFar.Findings,
        Evidence = soFar.Evidence,
        Notes = soFar.Notes,
        Thread = soFar.Thread,
        Next = soFar is not { Thread: { } thread, Step: not null } ? failure.Next
            : failure.State is AnswerState.Failed ? $"The step is kept in thread {thread.Id}: mend what the error names and send it again with that continuation_id."
            : $"The step is kept in thread {thread.Id}: send the same step again with that continuation_id to go on from it, or narrow it (fewer files, a smaller change).",
    };
}
