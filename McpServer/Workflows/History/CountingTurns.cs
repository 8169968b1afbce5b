using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows.History;

/// <summary>
/// The turns of a thread that a question repeats: what was asked and answered, and the steps that no expert has been
/// asked about. Steps that a later question of their tool covers are in that question's words already.
/// </summary>
internal static class CountingTurns
{
    /// <param name="tool">The tool that asks now.</param>
    /// <param name="run">Its investigation, whose own steps it tells itself; 0 for a tool without.</param>
    public static IReadOnlyList<ThreadTurn> Of(IReadOnlyList<ThreadTurn> turns, string tool, int run) =>
        [.. turns.Where(turn => turn.Role is not ThreadTurn.StepRole || Counts(turns, turn, tool, run))];

    /// <summary>The last question of this investigation that a new one repeats; null when there is none.</summary>
    /// <param name="turns">All of the thread.</param>
    /// <param name="repeated">Those that go along.</param>
    public static ThreadTurn? LastQuestion(IReadOnlyList<ThreadTurn> turns, IReadOnlyList<ThreadTurn> repeated, string tool, int run)
    {
        var first = FirstOf(turns, tool, run);
        return repeated.LastOrDefault(turn => turn.Role is ThreadTurn.User && turn.Tool == tool && turn.Number > first);
    }

    private static bool Counts(IReadOnlyList<ThreadTurn> turns, ThreadTurn step, string tool, int run) =>
        step.Step is { IsReplaced: false }
        && !(step.Tool == tool && step.Step.Run == run)
        && !turns.Any(turn => turn.Role is ThreadTurn.User && turn.Tool == step.Tool && turn.Number > step.Number);

    private static int FirstOf(IReadOnlyList<ThreadTurn> turns, string tool, int run) =>
        turns.FirstOrDefault(turn => turn.Step is { } step && turn.Tool == tool && step.Run == run)?.Number ?? int.MaxValue;
}
