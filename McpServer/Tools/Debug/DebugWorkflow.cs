using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Debug;

/// <summary>
/// <c>debug</c>: from a symptom to the cause that explains it. Traces and messages are read out of the agent's words and looked up
/// in the files by us.
/// </summary>
internal sealed class DebugWorkflow(RecentCommits commits, ChangedPaths changes) : IWorkflow
{
    /// <summary>Files to name in one sentence.</summary>
    private const int MostNamed = 3;

    private readonly ChangedLately _changed = new(commits, changes);

    public static ToolDefinition Definition { get; } = new()
    {
        Name = "debug",
        Title = "Debug",
        Description = "Finds the root cause of a failure.",
        Arguments = new ObjectSchema(StepSchema.Whole()),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        Form = new AnswerForm("debug")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NoBugFound, ExpertOutcome.NeedsFiles],
            Members =
            [
                new("hypotheses", FormMemberType.ObjectList, "every cause that was considered, the likeliest first")
                {
                    Fields =
                    [
                        new("cause", "what goes wrong, and where it begins"),
                        new("confidence", "high, medium or low"),
                        new("evidence", "what of the evidence speaks for it and against it"),
                        new("fix", "the smallest change that removes it"),
                        new("regression_check", "what else the change touches, and how to see that it holds"),
                        new("proof", "one observation or test that decides whether this is it"),
                    ],
                },
            ],
        },
    };

    public IEnumerable<string> Faults(StepArguments step) => [];

    public async Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        var failure = FailureLook.Of(look, cancellationToken);
        var (traces, values, messages) = (TraceText.Of(failure.Traces), ValuesInQuestion.Of(failure), TraceText.Of(failure.Messages));
        return new LocalEvidence
        {
            Findings = [.. TraceText.Stale(failure.Traces)],
            Text = Sentences.Paragraphs(traces, values, messages),
            Sections = look.IsLast ? await SectionsAsync(look, failure, traces, values, messages, cancellationToken) : [],
            Focus = failure.Focus,
            Hint = Unnamed(look, failure),
        };
    }

    public string Guide(Investigation investigation, LocalEvidence evidence)
    {
        var step = investigation.Current;
        var stale = evidence.Findings.Count > 0
            ? $"The trace does not fit {evidence.Findings[0].File}: get one from this version, or read the version it is from." : null;
        return Sentences.Of(evidence.Hint, stale) is { Length: > 0 } first ? first
            : step.RelevantFiles.Count == 0 && investigation.RelevantFiles.Count == 0
            ? "Find the code that the symptom passes through, read it, and name it in relevant_files."
            : investigation.Hypotheses.Count == 0
            ? "State a hypothesis that explains all of the symptom, and look for what would refute it."
            : $"Test the hypothesis \"{investigation.Hypotheses[^1].Text.TrimEnd('.')}\": read what it predicts in the code and its callers, and say what you saw. That there is no bug is a result too.";
    }

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer switch
    {
        null => Sentences.Of(
            evidence.Hint,
            investigation.Hypotheses.Count > 0 ? "Prove the hypothesis with a failing test or an observation before you change anything."
            : "State a hypothesis that explains all of the symptom, and prove it with a failing test or an observation before you change anything."),
        { Outcome: ExpertOutcome.NoBugFound } => "The expert sees no fault in this code: check what it names instead (configuration, data, environment, expectation) before you change anything.",
        { Findings.Count: 0 } when !Conclusions.Says(answer, "hypotheses") =>
            Sentences.Of(evidence.Hint, "The expert names no cause. Prove your own with a failing test or an observation before you change anything."),
        _ => Sentences.Of(evidence.Hint, "Check the likeliest cause by its proof first; then make the smallest fix and its regression check. The expert saw only what is listed as sent."),
    };

    private async Task<IReadOnlyList<QuestionSection>> SectionsAsync(
        Look look, FailureLook failure, string? traces, string? values, string? messages, CancellationToken cancellationToken)
    {
        look.Say("looking up callers and recent changes");
        var parts = PartsInQuestion.Of(look.Investigation, failure);
        var touched = failure.Focus.Places.Select(place => place.File).Concat(parts.Select(part => part.File.Path)).ToHashSet();
        var files = look.Files.Where(file => touched.Contains(file.Name)).Select(file => (file.Name, file.RealPath)).ToList();
        var lately = await _changed.OfAsync(look.Workspace, files, cancellationToken);
        return QuestionSection.Given(
        [
            ("Stack frames, looked up in the files", traces),
            ("Where what the failing line uses is set", values),
            ("Where the messages come from", messages),
            ("Functions in question, and their callers in these files", PartsInQuestion.Text(parts, failure)),
            ("Changed lately, newest first", string.Join('\n', lately)),
        ]);
    }

    private static string? Unnamed(Look look, FailureLook failure)
    {
        if (failure.Unnamed.Count == 0)
        {
            return null;
        }

        var names = string.Join(", ", failure.Unnamed.Take(MostNamed).Select(file => $"{file.Name} (line {file.Line})"));
        return look.IsLast
            ? $"The trace passes through {names}, which no step named and no expert saw: read it, and send the step again with it in relevant_files."
            : $"The trace passes through {names}: read it and name it in relevant_files, or the expert will not see it.";
    }
}
