using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Tracer;

/// <summary>
/// <c>tracer</c>: the way of a call through the code, or what a part depends on and what depends on it. Names are looked
/// up by us, the way is found by the agent; an expert checks it when asked.
/// </summary>
internal sealed class TracerWorkflow : IWorkflow
{
    private const string Ask = "ask";
    private const string Precision = "precision";

    public static ToolDefinition Definition { get; } = new()
    {
        Name = "tracer",
        Title = "Tracer",
        Description = "Traces a call path or the dependencies of a symbol.",
        Arguments = new ObjectSchema(
            [
                .. StepSchema.Course, StepSchema.Findings,
                new Property("trace_mode", PropertyType.Text, "") { Required = true, Allowed = [Precision, "dependencies", Ask] },
                new Property("target_description", PropertyType.Text, "") { Required = true, MinLength = 1 },
                StepSchema.FilesChecked, StepSchema.RelevantFiles, StepSchema.RelevantContext, StepSchema.Confidence,
                StepSchema.UseAssistantModel, StepSchema.ContinuationId, StepSchema.Images, StepSchema.Model,
            ]),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        Expert = ExpertUse.OnRequest,
        EndsWhenSure = false,
        NeedsNoEvidence = true,
        Form = new AnswerForm("tracer")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles],
            Members =
            [
                new("hops", FormMemberType.ObjectList, "the way, in order; for dependencies, each of them")
                {
                    Fields =
                    [
                        new("from", "function or part, with file and line"), new("to", "what it calls or needs, with file and line"),
                        new("when", "the condition that chooses this way; empty where there is none"),
                        new("effect", "what it changes outside itself; empty where nothing"),
                    ],
                },
                new("missing", FormMemberType.TextList, "calls and dependencies that the trace does not have"),
                new("not_ours", FormMemberType.TextList, "what was found by name and belongs to something else"),
            ],
        },
        Options = [("trace_mode", "Kind of trace"), ("target_description", "What is traced")],
    };

    public IEnumerable<string> Faults(StepArguments step)
    {
        if (string.IsNullOrWhiteSpace(step.All.Text("target_description")))
        {
            yield return "target_description is blank: name the function, type or file that is traced";
        }
    }

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken) => Task.FromResult(look.Investigation.Text("trace_mode") switch
    {
        Ask => LocalEvidence.None with { Holds = AnswerState.NeedsInput },
        var mode => TraceLook.Of(look, mode is Precision, cancellationToken),
    });

    public string Guide(Investigation investigation, LocalEvidence evidence) => investigation.Text("trace_mode") switch
    {
        Ask => $"Ask which trace is wanted: {Precision} follows one call through the code with its conditions and effects; dependencies shows what the part needs and what needs it. The next step has that as its trace_mode.",
        _ when evidence.Hint is { } hint => hint,
        Precision => "Read what was followed; then look for what names do not show: calls through events, delegates, reflection and configuration.",
        _ => "Read what was found; then look for what imports and calls do not show: configuration, reflection, messages, shared data.",
    };

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => Sentences.Of(
        evidence.Hint,
        // What was not found has no structure of ours; an expert, and the agent, may know the way all the same.
        evidence.Details is null && answer is null ? "Then send the step again: our own look found nothing to present. What your own reading found, present"
            : investigation.Text("trace_mode") is Precision ? "Present the way" : "Present the dependencies",
        investigation.Text("trace_mode") is Precision
            ? "as an indented call flow with file:line at each hop, conditions on the branches, and a table of effects."
            : "as two lists, what it needs and what needs it, with file:line and the boundaries marked.");
}
