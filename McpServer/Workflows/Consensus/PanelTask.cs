namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>What one step of a panel asks, and of whom.</summary>
internal sealed record PanelTask
{
    /// <summary>From 1; from the second on everybody sees what the others said before.</summary>
    public required int Round { get; init; }

    /// <summary>Whether this step begins the round.</summary>
    public required bool IsNew { get; init; }

    public required IReadOnlyList<PanelMember> Due { get; init; }

    /// <summary>What was said in this round already, also by those who are asked again.</summary>
    public required IReadOnlyList<PanelAnswer> Answered { get; init; }

    /// <summary>The answers of the round before; empty in the first one.</summary>
    public IReadOnlyList<PanelAnswer> Before { get; init; } = [];

    /// <summary>What the proposer says to them; null in the first round.</summary>
    public string? Remark { get; init; }

    /// <summary>Whether this very step was answered before, and nothing of it is asked again.</summary>
    public bool IsReplayed => Due.Count == 0;

    public static PanelTask Of(StepArguments step, StepPlace place, IReadOnlyList<PanelMember> members, PanelHistory history)
    {
        var isAgain = history.Knows(place);
        if (history.IsComplete(members) && !isAgain)
        {
            return new PanelTask
            {
                Round = history.Round + 1, IsNew = true, Due = members, Answered = [], Before = history.Answers, Remark = step.Step,
            };
        }

        return new PanelTask
        {
            Round = Math.Max(1, history.Round),
            IsNew = history.Round == 0,
            // A step that comes again asks nobody who is the next one's; the last one asks those again that failed.
            Due = isAgain && step.NextRequired ? [] : [.. Next(step, members, history).Where(member => !history.HasSpokenTo(place, member))],
            Answered = history.Answers,
            Before = history.Before,
            Remark = history.Round > 1 ? history.Question?.Text : null,
        };
    }

    /// <summary>
    /// Whose turn it is: with more steps to come the one of this step's number, else everybody who has not judged, those
    /// that failed or asked for something before included.
    /// </summary>
    private static List<PanelMember> Next(StepArguments step, IReadOnlyList<PanelMember> members, PanelHistory history)
    {
        var open = members.Where(member => !history.HasJudged(member)).ToList();
        if (!step.NextRequired || step.Number >= members.Count)
        {
            return open;
        }

        return open.Contains(members[step.Number - 1]) ? [members[step.Number - 1]] : [.. open.Take(1)];
    }
}
