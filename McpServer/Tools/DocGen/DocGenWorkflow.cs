using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools.DocGen.Sections;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.DocGen;

/// <summary>
/// <c>docgen</c>: documentation file by file. The agent writes it; we say what has none and what no longer fits, and an
/// expert reviews it when asked.
/// </summary>
internal sealed class DocGenWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "docgen",
        Title = "Document",
        Description = "Documents code file by file; finds what lacks documentation.",
        Arguments = new ObjectSchema(
            [
                .. StepSchema.Course, StepSchema.Findings,
                new Property("document_complexity", PropertyType.Boolean, ""),
                new Property("document_flow", PropertyType.Boolean, ""),
                new Property("update_existing", PropertyType.Boolean, ""),
                new Property("comments_on_complex_logic", PropertyType.Boolean, ""),
                new Property("num_files_documented", PropertyType.Integer, "") { Minimum = 0 },
                new Property("total_files_to_document", PropertyType.Integer, "") { Minimum = 0 },
                StepSchema.RelevantFiles, StepSchema.RelevantContext, StepSchema.IssuesFound,
                StepSchema.UseAssistantModel, StepSchema.ContinuationId, StepSchema.Model,
            ]),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        Expert = ExpertUse.OnRequest,
        EndsWhenSure = false,
        Form = new AnswerForm("docgen")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles],
            Members =
            [
                new("documentation", FormMemberType.ObjectList, "what should be written")
                {
                    Fields = [new("place", "file and the line of the declaration"), new("comment", "the comment in the file's own style")],
                },
                new("bugs", FormMemberType.TextList, "faults of the code that were seen while reading, with file and line"),
            ],
        },
        Options =
        [
            ("document_complexity", "State complexity"), ("document_flow", "State the flow of calls"), ("update_existing", "Mend existing documentation"),
            ("comments_on_complex_logic", "Comment intricate code inside functions"),
        ],
    };

    public IEnumerable<string> Faults(StepArguments step)
    {
        var (done, total) = (step.All.Integer("num_files_documented"), step.All.Integer("total_files_to_document"));
        if (done > total)
        {
            yield return $"num_files_documented is {done} and total_files_to_document {total}: no more can be done than there are";
        }
    }

    // The counters are the agent's own; while they say that files are left, the work is not done whatever the step says.
    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        var investigation = look.Investigation;
        var looked = LookedFiles.Of(look.Files, look.IsLast, cancellationToken);
        var work = DocWork.Of(looked, investigation.Flag("update_existing", true), cancellationToken);
        return Task.FromResult(new LocalEvidence
        {
            Findings = work.Findings,
            Text = work.Text,
            Sections = look.IsLast ? DocSections.Of(looked, investigation, cancellationToken) : [],
            Notes = [.. looked.Notes],
            Hint = look.IsLast ? StillMissing(work) : Miscounted(investigation, work),
            Focus = Focus.None with { Places = Places(work) },
            Holds = look.IsLast && Left(investigation) > 0 ? AnswerState.Working : null,
        });
    }

    public string Guide(Investigation investigation, LocalEvidence evidence) => Sentences.Of(
        evidence.Hint, (investigation.Integer("total_files_to_document"), Left(investigation)) switch
        {
            (null or 0, _) => "Count the files that need documentation and set total_files_to_document; then document them one at a time, without changing code.",
            (_, 0) => "By your count every file is documented: end with next_step_required false.",
            (var total, var left) => Sentences.Of(
                investigation.Current.NextRequired ? null : "This is not the end yet, though next_step_required is false:",
                $"{left} of {Counted.Of(total.Value, "file")} {(left == 1 ? "is" : "are")} not documented yet, by num_files_documented and total_files_to_document.",
                "Document the next one, whole, without changing its code; report bugs in issues_found.",
                investigation.Current.NextRequired ? null : "If the others need no documentation, lower total_files_to_document to what is done."),
        });

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => Sentences.Of(evidence.Hint, answer is null
        ? "Show what was documented. use_assistant_model true on the last step has an expert review it."
        : "Mend what the expert found, check that no code changed, and show what was documented.");

    /// <summary>At the end the files are read as the agent left them.</summary>
    private static string? StillMissing(DocWork work) => work.Missing + work.Stale == 0 ? null
        : Sentences.Line(
            work.Missing > 0 ? $"{Counted.Of(work.Missing, "public declaration")} in {Counted.Of(work.Files.Count(file => file.Missing.Count > 0), "file")} still {(work.Missing == 1 ? "has" : "have")} no documentation, most in {work.Files.MaxBy(file => file.Missing.Count)!.File.Path}: document them, or say why not." : null,
            work.Stale > 0 ? $"{(work.Stale == 1 ? "One entry of the documentation does" : $"{work.Stale} entries of the documentation do")} not fit the code: mend what the findings name." : null);

    private static string? Miscounted(Investigation investigation, DocWork work) =>
        investigation.Integer("total_files_to_document") is { } total && work.Files.Count > total
            ? $"total_files_to_document is {total}, but {work.Files.Count} of the files given have something to document." : null;

    private static IReadOnlyList<(string File, int Line)> Places(DocWork work) =>
    [
        .. work.Files.SelectMany(file => file.Missing.Select(declared => (file.File.Path, declared.NameLine)).Concat(file.Stale.Select(stale => (file.File.Path, stale.Line ?? 1)))),
    ];

    private static int Left(Investigation investigation) =>
        Math.Max(0, (investigation.Integer("total_files_to_document") ?? 0) - (investigation.Integer("num_files_documented") ?? 0));
}
