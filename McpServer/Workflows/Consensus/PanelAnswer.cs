using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>What came of asking one expert of a panel.</summary>
/// <param name="Said">Its answer as it was read; null when none came.</param>
internal sealed record PanelAnswer(PanelMember Member, ReadAnswer? Said)
{
    /// <summary>What it said and what it cost; null for an answer of an earlier step, which the thread keeps in words.</summary>
    public ExpertAnswer? Expert { get; init; }

    public string Raw { get; init; } = "";

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public Verdict? Verdict => Said is null ? null : Verdict.Of(Said);

    public PanelMemberState State => Expert switch
    {
        null or { IsWhole: true } => Said is null ? PanelMemberState.Failed : PanelMemberState.Answered,
        { Text.Length: > 0 } => PanelMemberState.Partial,
        { Report.State: ExpertState.TimedOut } => PanelMemberState.TimedOut,
        _ => PanelMemberState.Failed,
    };
}
