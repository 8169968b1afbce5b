namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>Stances as calls write them, and as experts are told.</summary>
internal static class StanceWords
{
    public static IReadOnlyList<string> All { get; } = ["neutral", "for", "against"];

    public static string Of(Stance stance) => All[(int)stance];

    /// <summary>What an expert is told of its part; the call's own words take the place of ours, not of the last sentence.</summary>
    public static string Prompt(PanelMember member)
    {
        var part = member.StancePrompt is { Length: > 0 } own ? own.Trim() : member.Stance switch
        {
            Stance.For => "Make the best honest case for the proposal: what it gains, and how each objection could be met.",
            Stance.Against => "Make the best honest case against the proposal: what it costs, where it fails, and what would do instead.",
            _ => "Weigh the proposal by its merits alone.",
        };
        return $"{part} Your verdict is your own, whatever your part: do not defend what cannot be defended, and do not attack what is right.";
    }
}
