using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>Where a panel stands by its thread.</summary>
/// <param name="Round">The round it is in, from 1; 0 when nobody has answered yet.</param>
/// <param name="Question">The turn that this round began with; null in round 0.</param>
/// <param name="Answers">The answers of this round so far, in the order in which they came.</param>
/// <param name="Before">The answers of the round before; empty in the first one.</param>
/// <param name="LastAnswer">The number of the turn that holds the newest answer; -1 when there is none.</param>
internal sealed record PanelHistory(
    int Round, ThreadTurn? Question, IReadOnlyList<PanelAnswer> Answers, IReadOnlyList<PanelAnswer> Before, int LastAnswer)
{
    public bool IsComplete(IReadOnlyList<PanelMember> members) => Round > 0 && members.All(HasAnswered);

    public bool HasAnswered(PanelMember member) => Answers.Any(answer => answer.Member == member);

    /// <summary>Whether somebody answered when this very step was there already: it is given a second time.</summary>
    public bool Knows(StepPlace place) => place.Recorded is { } step && LastAnswer > step.Number;
}
