using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>Where a panel stands by its thread.</summary>
/// <param name="Round">The round it is in, from 1; 0 when nobody has answered yet.</param>
/// <param name="Question">The turn that this round began with; null in round 0.</param>
/// <param name="Answers">What each expert said last in this round, in the order in which they first spoke.</param>
/// <param name="Before">The answers of the round before; empty in the first one.</param>
/// <param name="LastAnswer">The number of the turn that holds the newest answer; -1 when there is none.</param>
internal sealed record PanelHistory(
    int Round, ThreadTurn? Question, IReadOnlyList<PanelAnswer> Answers, IReadOnlyList<PanelAnswer> Before, int LastAnswer)
{
    public bool IsComplete(IReadOnlyList<PanelMember> members) => Round > 0 && members.All(HasJudged);

    /// <summary>Who only asked for something has not.</summary>
    public bool HasJudged(PanelMember member) => Answers.Any(answer => answer.Member == member && answer.Judges);

    /// <summary>Whether the expert said something behind this very step: it has seen it.</summary>
    public bool HasSpokenTo(StepPlace place, PanelMember member) =>
        place.Recorded is { } step && Answers.Any(answer => answer.Member == member && answer.Turn > step.Number);

    /// <summary>Whether somebody answered when this very step was there already: it is given a second time.</summary>
    public bool Knows(StepPlace place) => place.Recorded is { } step && LastAnswer > step.Number;
}
