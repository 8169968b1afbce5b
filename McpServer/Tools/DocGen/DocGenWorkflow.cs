using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
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
                new Property("num_files_documented", PropertyType.Integer, ""),
                new Property("total_files_to_document", PropertyType.Integer, ""),
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
    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken) => Task.FromResult(LocalEvidence.None with
    {
        Holds = look.IsLast && Left(look.Investigation) > 0 ? AnswerState.Working : null,
    });

    public string Guide(Investigation investigation, LocalEvidence evidence) => Left(investigation) is > 0 and var left && investigation.Current.Number > 1
        ? $"{left} of {investigation.Integer("total_files_to_document")} files are not documented yet. Document the next one, whole, without changing its code; report bugs in issues_found."
        : "Count the files that need documentation and set total_files_to_document; then document them one at a time, without changing code.";

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer is null
        ? "Show what was documented. use_assistant_model true on the last step has an expert review it."
        : "Mend what the expert found, check that no code changed, and show what was documented.";

    private static int Left(Investigation investigation) =>
        Math.Max(0, (investigation.Integer("total_files_to_document") ?? 0) - (investigation.Integer("num_files_documented") ?? 0));
}
