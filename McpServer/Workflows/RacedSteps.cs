using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>
/// Adds a step to a thread that somebody may have written to since it was read. What is no step of the same tool does not
/// touch it; where another step came first, that one has won, and this one is kept as given up, so that its writer cannot
/// take the winner's place by sending it once more.
/// </summary>
internal static class RacedSteps
{
    // Each time somebody else was faster; more often in a row than this is a program gone wild.
    private const int MostTries = 5;

    /// <exception cref="ToolFailureException"><c>thread_conflict</c>, or the store cannot be written.</exception>
    public static ConversationThread Add(ThreadStore store, ConversationThread thread, ThreadTurn step, IReadOnlyList<int> replaced)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return store.Add(thread, [step], replaced);
            }
            catch (ToolFailureException e) when (e.Code is ErrorCode.ThreadConflict && tries < MostTries)
            {
                var known = thread.Turns.Count > 0 ? thread.Turns[^1].Number : -1;
                thread = store.Open(thread.Id, thread.Workspace, ThreadUse.Step(step.Tool, step.Step!.Number));
                if (thread.Turns.LastOrDefault(turn => turn.Number > known && turn.Tool == step.Tool && turn.Step is { IsReplaced: false }) is not { } winner)
                {
                    continue;
                }

                return winner.Step!.Digest == step.Step.Digest ? thread : throw Lost(store, thread, step, winner);
            }
        }
    }

    private static ToolFailureException Lost(ThreadStore store, ConversationThread thread, ThreadTurn step, ThreadTurn winner)
    {
        var becameOfIt = "is kept there as given up and does not count";
        try
        {
            store.Append(thread, [step with { Step = step.Step! with { IsReplaced = true } }]);
        }
        catch (ToolFailureException)
        {
            becameOfIt = "was not recorded"; // the conflict is what has to be told
        }

        return ThreadFailures.StepConflict(thread.Id, step.Tool, step.Step!.Number, becameOfIt, winner);
    }
}
