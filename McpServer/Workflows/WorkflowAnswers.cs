using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>Every end of a step as its answer in the one envelope.</summary>
internal sealed class WorkflowAnswers(
    IWorkflow workflow, Investigation investigation, StepPlace place, StepEvidence evidence, WorkflowThread thread, string? endsEarly)
{
    private readonly StepArguments _step = investigation.Current;

    /// <summary>What a call that is ended from outside leaves behind: nothing that was recorded is lost.</summary>
    public Answer SoFar(IReadOnlyList<Finding> findings)
    {
        var known = Answer(AnswerState.TimedOut, findings, _step.NextRequired);
        return known.Notes is { Count: > 0 } ? known : known with { Notes = null };
    }

    /// <summary>The investigation goes on: with the agent's next step, or with what the tool waits for.</summary>
    public Answer Working(LocalEvidence local, IReadOnlyList<Finding> issues)
    {
        var answer = Answer(local.Holds ?? AnswerState.Working, [.. local.Findings, .. issues], true) with
        {
            Text = local.Text,
            Details = local.Details,
            Next = Sentences.Of(workflow.Guide(investigation, local), GoOn(_step.Number + 1)),
            Evidence = Report(local, [], [], []),
        };
        return WithNotes(answer, local, []);
    }

    /// <summary>The investigation ends without an expert.</summary>
    public Answer Local(LocalEvidence local, IReadOnlyList<Finding> issues, ValidationDecision decision)
    {
        var answer = Answer(AnswerState.Complete, [.. local.Findings, .. issues], false) with
        {
            Text = local.Text ?? InvestigationText.Of(investigation),
            Details = local.Details,
            Expert = new ExpertReport(decision.State!.Value, decision.Reason),
            Next = Sentences.Of(decision.Next, workflow.Conclude(investigation, local, null), Unkept),
            Evidence = Report(local, [], [], []),
        };
        return WithNotes(answer, local, []);
    }

    /// <summary>An expert was asked: what it said beside what was found without it, whatever became of the asking.</summary>
    public Answer Validated(LocalEvidence local, IReadOnlyList<Finding> issues, ValidationDecision decision, Consultation consultation)
    {
        var (expert, read) = (consultation.Expert, consultation.Read);
        var outcome = read?.Outcome ?? ExpertOutcome.Complete;
        var state = OutcomeStates.Of(outcome);
        if (read is { IsJudgement: true })
        {
            Keep(consultation, local, goesOn: state is not AnswerState.Complete);
        }

        var answer = Answer(state, [.. local.Findings, .. issues, .. consultation.Findings], state is not AnswerState.Complete) with
        {
            Text = Sentences.Paragraphs(local.Text, read?.Text is { Length: > 0 } said ? said : local.Text is null ? InvestigationText.Of(investigation) : null),
            Details = read?.Details ?? local.Details,
            Outcome = read is { IsStructured: true } ? outcome : null,
            Wanted = read is null ? null : OutcomeStates.Wanted(read, consultation.Wanted),
            Expert = Report(expert, read, decision),
            Error = read is null ? expert.Error : null,
            Next = Sentences.Of(Next(local, consultation), Unkept),
            Evidence = Report(local, consultation.WasAsked ? consultation.Sent : [], consultation.Cut, expert.Unscanned),
            Usage = expert.Usage,
            Call = expert.Rung is { } rung ? new CallReport("", 0, rung) : null, // the call fills in the rest
            SearchResults = expert.Pages.Count > 0 ? expert.Pages : null,
        };
        return WithNotes(answer, local, [.. consultation.Notes, .. expert.Notes, .. read?.Notes ?? [], .. read is null ? [] : OutcomeStates.Notes(read, consultation.Wanted)]);
    }

    private void Keep(Consultation consultation, LocalEvidence local, bool goesOn)
    {
        if (consultation.Question.Length == 0)
        {
            return; // it was read back from the thread
        }

        ThreadTurn[] exchange =
        [
            new(ThreadTurn.User, consultation.Question, workflow.Traits.Tool, null) { Files = [.. consultation.Fresh.Select(ThreadFile.Sent)] },
            new(ThreadTurn.Assistant, KeptTurns.Said(consultation.Expert), workflow.Traits.Tool, consultation.Expert.Report.Model)
            {
                Findings = [.. local.Findings, .. consultation.Findings], Usage = consultation.Expert.Usage,
            },
        ];
        thread.Keep(exchange);
        if (goesOn)
        {
            thread.BeginNow(exchange);
        }
    }

    // Whoever answers without judging has validated nothing, however well the asking went.
    private static ExpertReport Report(ExpertAnswer expert, ReadAnswer? read, ValidationDecision decision)
    {
        var judgesNothing = expert.IsWhole && read is { IsJudgement: false };
        return expert.Report with
        {
            State = judgesNothing ? ExpertState.NoJudgement : expert.Report.State,
            Reason = Sentences.Line(
                decision.Reason, !judgesNothing ? null
                    : read!.Text.Length == 0 ? "The model sent the form back empty and judged nothing."
                    : "The model answered and judged nothing; its words stand in the text.", expert.Report.Reason),
        };
    }

    private string Next(LocalEvidence local, Consultation consultation)
    {
        if (consultation.Read is { IsJudgement: false })
        {
            return "The expert gave no judgement, so nothing here is validated. Name another model, or put the step in other words, and send it again: it is then asked anew.";
        }

        if (consultation.Read is null)
        {
            // The error says why.
            return "No expert has validated this: what is above was found without one. Once what failed is mended, send the same step again to ask.";
        }

        // Where a finding stands, and whether its quote is there, is known only of those that were checked.
        var read = consultation.Read with { Findings = consultation.Findings };
        var (number, where) = thread.Thread is { } kept
            ? (thread.IsLost ? _step.Number : _step.Number + 1, $"with continuation_id {kept.Id}")
            : (1, "with continuation_id \"new\" and what was found so far");
        return Sentences.Of(
            consultation.Expert.IsWhole ? null : "The expert's answer is not whole; use what came, or send the same step again.",
            read.IsStructured ? null : "The expert answered in prose: what it found stands in the text alone, and in none of the findings.",
            OutcomeStates.Next(workflow.Traits.Tool, read, consultation.Wanted, consultation.InVain, number, where) ?? workflow.Conclude(investigation, local, read));
    }

    /// <summary>What to do about a step, or an answer, that should stand in its thread and does not; null where all is well.</summary>
    private string? Unkept => (thread.Thread, thread.IsLost, thread.HasLostAnswer) switch
    {
        ({ } kept, true, _) => $"Keep this answer: neither the step nor what came of it is in the thread, as the notes say. Once that is mended, send the step again with step_number {_step.Number} and continuation_id {kept.Id}, before any other.",
        ({ }, false, true) => "Keep this answer: it is not in the thread, as the notes say.",
        (null, true, _) => "Keep this answer: it is in no thread, as the notes say.",
        _ => null,
    };

    private Answer Answer(AnswerState state, IReadOnlyList<Finding> findings, bool nextRequired)
    {
        var merged = MergedFindings.Of(
            findings.Where(finding => finding.Source is null or FindingSource.Local), findings.Where(finding => finding.Source is FindingSource.Agent),
            findings.Where(finding => finding.Source is FindingSource.Expert), investigation.Text("severity_filter"));
        string?[] notes =
        [
            merged.LeftOut.Count > 0 ? LeftOut(merged) : null,
            merged.Filtered > 0 ? $"Below the severity filter: {Counted.Of(merged.Filtered, "finding")}." : null,
        ];
        return new Answer
        {
            Tool = workflow.Traits.Tool,
            State = state,
            Step = new StepReport(_step.Number, Math.Max(_step.Total, nextRequired && !_step.NextRequired ? _step.Number + 1 : _step.Number), nextRequired),
            Findings = merged.Shown.Count > 0 ? merged.Shown : null,
            Notes = [.. notes.OfType<string>()],
            Thread = thread.Report,
        };
    }

    private static string LeftOut(MergedFindings merged)
    {
        var each = merged.LeftOut.OrderBy(severity => severity.Key).Select(severity => $"{severity.Value:N0} {AnswerText.Words(severity.Key.ToString())}");
        return $"Not shown: {Counted.Of(merged.LeftOut.Values.Sum(), "more finding")} ({string.Join(", ", each)}). The {MergedFindings.MostShown} that are shown are the worst, and the headings count them alone.";
    }

    private EvidenceReport? Report(
        LocalEvidence local, IReadOnlyList<FileBlock> sent, IReadOnlyList<OmittedFile> cut, IReadOnlyList<string> unscanned)
    {
        var own = unscanned.Count == 0 ? local.Report
            : (local.Report ?? new EvidenceReport()) with { Unscanned = [.. local.Report?.Unscanned ?? [], .. unscanned] };
        return EvidenceOf.Report(
            sent, [.. own?.Cut ?? [], .. evidence.Files.Cut, .. cut], [.. own?.Withheld ?? [], .. evidence.Files.Withheld], own);
    }

    private Answer WithNotes(Answer answer, LocalEvidence local, IReadOnlyList<string> more)
    {
        string?[] own = [endsEarly, evidence.Workspace.Notice];
        List<string> all =
        [
            .. place.Notes, .. own.OfType<string>(), .. CourseFaults.Remarks(_step), .. evidence.Changed(place.Before, place.Recorded), .. evidence.Notes, .. local.Notes, .. more, .. answer.Notes ?? [], .. thread.Notes,
        ];
        return answer with { Notes = all.Count > 0 ? [.. all.Distinct()] : null };
    }

    private string GoOn(int number) => (thread.Thread, thread.IsLost) switch
    {
        ({ } kept, false) => $"Then call {workflow.Traits.Tool} with step_number {number} and continuation_id {kept.Id}.",
        ({ } kept, true) => $"This step could not be recorded, as the notes say: once that is mended, send it again with step_number {_step.Number} and continuation_id {kept.Id}.",
        _ => $"Nothing of this could be kept, as the notes say: once that is mended, call {workflow.Traits.Tool} again with step_number {_step.Number}.",
    };
}
