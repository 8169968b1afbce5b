using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
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

    /// <summary>The files that it had before it; none for an answer of an earlier step.</summary>
    public IReadOnlyList<FileBlock> Sent { get; init; } = [];

    /// <summary>Where it lies in its thread; null while it does not.</summary>
    public int? Turn { get; init; }

    /// <summary>Whether what it says is a judgement, even one that broke off: only then does a verdict in it count.</summary>
    public bool Judges => State is PanelMemberState.Answered or PanelMemberState.Partial;

    /// <summary>Whether it stays in the thread: nobody is asked again for what stands there.</summary>
    public bool IsKept => State is PanelMemberState.Answered or PanelMemberState.NeedsFiles;

    public Verdict? Verdict => Said is null ? null : Verdict.Of(Said);

    public PanelMemberState State => Expert switch
    {
        null or { IsWhole: true } => Said switch
        {
            null => PanelMemberState.Failed,
            { IsJudgement: false } => PanelMemberState.NoJudgement,
            { IsTorn: true } => PanelMemberState.Partial,
            { Outcome: ExpertOutcome.NeedsFiles } => PanelMemberState.NeedsFiles,
            _ => PanelMemberState.Answered,
        },
        { Text.Length: > 0 } => PanelMemberState.Partial,
        { Report.State: ExpertState.TimedOut } => PanelMemberState.TimedOut,
        _ => PanelMemberState.Failed,
    };
}
