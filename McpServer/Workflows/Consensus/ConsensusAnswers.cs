using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Workflows.Answering;

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
    public Answer Of(PanelReport panel, IReadOnlyList<PanelAnswer> fresh, IReadOnlyList<PanelAnswer> all)
    {
        var pending = panel.Members.Where(member => member.State is PanelMemberState.Pending).ToList();
        var answered = all.Count(answer => answer.State is PanelMemberState.Answered);
        var findings = MergedFindings.Of([], [], all.SelectMany(answer => answer.Findings), null);
        var usage = fresh.Select(answer => answer.Expert?.Usage).OfType<UsageReport>().ToList();
        var isFailed = answered == 0 && pending.Count == 0 && all.All(answer => answer.State is not PanelMemberState.Partial);
        return new Answer
        {
            Tool = ConsensusEngine.Tool,
            State = pending.Count > 0 ? AnswerState.Working : isFailed ? AnswerState.Failed : AnswerState.Complete,
            Step = new StepReport(step.Number, Math.Max(Math.Max(step.Total, step.Number), pending.Count > 0 ? panel.Members.Count : 0), pending.Count > 0),
            Text = PanelText.Of(panel),
            Panel = panel,
            Findings = findings.Shown.Count > 0 ? findings.Shown : null,
            Expert = Expert(panel, fresh, answered),
            Evidence = Report(fresh),
            Next = Next(panel, pending, answered),
            Notes = Notes(fresh),
            Thread = thread.Report,
            Usage = usage.Count > 0 ? usage.Aggregate((one, other) => one + other) : null,
            Error = isFailed ? Failure(fresh) : null,
        };
    }

    private static ExpertReport Expert(PanelReport panel, IReadOnlyList<PanelAnswer> fresh, int answered)
    {
        var state = answered == panel.Members.Count ? ExpertState.Answered : answered > 0 ? ExpertState.Partial : ExpertState.Failed;
        return new ExpertReport(state, $"{answered} of {panel.Members.Count} experts have answered; panel.members has each.")
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
        return EvidenceOf.Report(sent, cut, evidence.Files.Withheld);
    }

    private string Next(PanelReport panel, List<PanelMemberReport> pending, int answered)
    {
        if (pending.Count > 0)
        {
            return thread.Thread is not { } going ? "Its thread is gone: call consensus again with step_number 1 to ask all of them."
                : $"Next is {pending[0].Model} ({pending[0].Stance}): call consensus with step_number {step.Number + 1} and continuation_id {going.Id}; with next_step_required false all that are left are asked at once.";
        }

        var missing = panel.Members.Count - answered;
        return answered == 0 ? "Nobody answered: see what each error says, then call again."
            : missing > 0 && thread.Thread is { } open
                ? $"{missing} did not answer: see what each error says; to ask them again, call consensus with step_number {step.Number + 1} and continuation_id {open.Id}."
            : missing > 0 ? $"{missing} did not answer: see what each error says, then call again to ask all of them."
            : panel.Verdict is "none" ? "None gave a verdict that can be compared: read what each says, and decide by their reasons."
            : panel.Members.Select(member => member.Model).Distinct().Count() == 1
                ? $"{panel.Members[0].Model} judged alone, so this is one opinion: weigh its reasons, or name other models in models."
            : panel.Confidence is PanelConfidence.High ? Agreed(panel.Verdict)
            : panel.Agreement >= 1 && panel.Disagreements.Count == 0 ? $"{Agreed(panel.Verdict)} How far that can be relied on stands in panel.why."
            : "Settle what they differ in by evidence rather than by count." + (thread.Thread is { } kept
                ? $" To have them answer each other, call consensus with step_number {step.Number + 1}, your remark as step and continuation_id {kept.Id}."
                : " With continuation_id \"new\" a second round could have them answer each other.");
    }

    private static string Agreed(string verdict) => verdict switch
    {
        PanelForm.Oppose => "They agree that it should not be done: drop it, or bring back one of the alternatives they name.",
        PanelForm.Undecided => "They agree that it cannot be decided yet: find out what they name as missing, then ask again.",
        _ => "They agree; check the conditions they name, then act.",
    };

    private IReadOnlyList<string>? Notes(IReadOnlyList<PanelAnswer> fresh)
    {
        var asked = fresh.SelectMany(answer => answer.Expert?.Notes.Concat(answer.Said?.Notes ?? []).Select(note => $"{answer.Member.Name}: {note}") ?? []);
        List<string> all = [.. place.Notes, .. Remarks, .. new[] { evidence.Workspace.Notice }.OfType<string>(), .. evidence.Notes, .. asked, .. thread.Notes];
        return all.Count > 0 ? [.. all.Distinct()] : null;
    }

    private static AnswerError Failure(IReadOnlyList<PanelAnswer> fresh) =>
        fresh.Select(answer => answer.Expert?.Error).OfType<AnswerError>().FirstOrDefault()
        ?? new AnswerError(ErrorCode.ProviderBadAnswer, "Asking the panel: none of its experts answered.", true);
}
