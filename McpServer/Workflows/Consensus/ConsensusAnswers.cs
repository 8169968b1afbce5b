using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>Every end of a panel's step as its answer in the one envelope.</summary>
internal sealed class ConsensusAnswers(StepArguments step, StepPlace place, StepEvidence evidence, WorkflowThread thread)
{
    /// <summary>Whom this step asks, and what of the files each of them gets.</summary>
    public required IReadOnlyList<(PanelMember Member, FittedFiles Files)> Asked { get; init; }

    /// <summary>What the caller should know of the panel, one sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    public static Answer Declined(StepArguments step, string reason) => new()
    {
        Tool = ConsensusEngine.Tool,
        State = AnswerState.Complete,
        Step = new StepReport(step.Number, step.Total, false),
        Text = "Nobody was asked, so there is no consensus.",
        Expert = new ExpertReport(ExpertState.Declined, reason),
        Next = "Decide by yourself, or call again without use_assistant_model false.",
    };

    /// <param name="fresh">What came of those whom this very step asks, so far.</param>
    /// <param name="all">Everybody who has been asked in this round.</param>
    /// <param name="wants">What those ask for who cannot judge without it.</param>
    public Answer Of(PanelReport panel, IReadOnlyList<PanelAnswer> fresh, IReadOnlyList<PanelAnswer> all, PanelWants wants)
    {
        var pending = panel.Members.Where(member => member.State is PanelMemberState.Pending).ToList();
        var usage = fresh.Select(answer => answer.Expert?.Usage).OfType<UsageReport>().ToList();
        var isFailed = pending.Count == 0 && all.All(answer => answer.State is PanelMemberState.Failed or PanelMemberState.TimedOut);
        var state = pending.Count > 0 ? AnswerState.Working : isFailed ? AnswerState.Failed
            : !wants.Hold(panel) ? AnswerState.Complete
            : wants.All is { Files: null } ? AnswerState.NeedsInput : AnswerState.NeedsFiles;
        var goesOn = state is AnswerState.Working or AnswerState.NeedsFiles or AnswerState.NeedsInput;
        var next = new PanelNext(panel, wants, step, thread);
        return new Answer
        {
            Tool = ConsensusEngine.Tool,
            State = state,
            Step = new StepReport(
                step.Number, Math.Max(step.Total, pending.Count > 0 ? Math.Max(step.Number, panel.Members.Count) : goesOn ? step.Number + 1 : step.Number), goesOn),
            Text = PanelText.Of(panel),
            Panel = panel,
            Findings = PanelFindings.Of(all),
            Outcome = state is AnswerState.NeedsFiles or AnswerState.NeedsInput ? ExpertOutcome.NeedsFiles : null,
            Wanted = wants.All,
            Expert = Expert(panel, fresh, all),
            Evidence = Report(fresh),
            Next = next.Of(),
            Notes = Notes(fresh, wants),
            Thread = thread.Report,
            Usage = usage.Count > 0 ? usage.Aggregate((one, other) => one + other) : null,
            Error = isFailed ? Failure(fresh) : null,
        };
    }

    private static ExpertReport Expert(PanelReport panel, IReadOnlyList<PanelAnswer> fresh, IReadOnlyList<PanelAnswer> all)
    {
        var asking = all.Count(answer => answer.State is PanelMemberState.NeedsFiles);
        var answered = all.Count(answer => answer.State is PanelMemberState.Answered) + asking;
        var state = answered == panel.Members.Count ? ExpertState.Answered
            : answered > 0 || all.Any(answer => answer.State is PanelMemberState.Partial) ? ExpertState.Partial
            : all.Any(answer => answer.State is PanelMemberState.NoJudgement) ? ExpertState.NoJudgement
            : ExpertState.Failed;
        var who = $"{answered} of {Counted.Of(panel.Members.Count, "expert")} {(answered == 1 ? "has" : "have")} answered";
        var only = asking == 0 ? "" : $", {asking} of them only to ask for more";
        return new ExpertReport(state, $"{who}{only}; panel.members has each.")
        {
            Attempts = fresh.Sum(answer => answer.Expert?.Report.Attempts ?? 0),
        };
    }

    // Each got what its own context holds: these are all that any of them saw.
    private EvidenceReport? Report(IReadOnlyList<PanelAnswer> fresh)
    {
        var reached = fresh.Where(answer => answer.Expert?.Report.Attempts > 0).Select(answer => answer.Member).ToList();
        var sent = Asked.Where(each => reached.Contains(each.Member)).SelectMany(each => each.Files.Blocks)
            .DistinctBy(block => (block.Name, block.Mark, block.Lines)).ToList();
        var cut = Asked.SelectMany(each => each.Files.Cut).Concat(evidence.Files.Cut).Distinct().ToList();
        var unscanned = fresh.SelectMany(answer => answer.Expert?.Unscanned ?? []).Distinct().ToList();
        return EvidenceOf.Report(sent, cut, evidence.Files.Withheld, EvidenceOf.WithUnscanned(unscanned, null));
    }

    private IReadOnlyList<string>? Notes(IReadOnlyList<PanelAnswer> fresh, PanelWants wants)
    {
        var asked = fresh.SelectMany(answer => answer.Expert?.Notes.Concat(answer.Said?.Notes ?? []).Select(note => $"{answer.Member.Name}: {note}") ?? []);
        List<string> all = [.. place.Notes, .. Remarks, .. new[] { evidence.Workspace.Notice }.OfType<string>(), .. evidence.Changed(place.Before, place.Recorded), .. evidence.Notes, .. asked, .. wants.Notes, .. thread.Notes];
        return all.Count > 0 ? [.. all.Distinct()] : null;
    }

    private static AnswerError Failure(IReadOnlyList<PanelAnswer> fresh) =>
        fresh.Select(answer => answer.Expert?.Error).OfType<AnswerError>().FirstOrDefault()
        ?? new AnswerError(ErrorCode.ProviderBadAnswer, "Asking the panel: none of its experts answered.", true);
}
