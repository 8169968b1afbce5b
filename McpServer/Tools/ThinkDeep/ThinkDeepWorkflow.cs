using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools.ThinkDeep.Thoughts;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.ThinkDeep;

/// <summary><c>thinkdeep</c>: a line of thought taken further, and taken apart. What it claims is held against the files by us.</summary>
internal sealed class ThinkDeepWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "thinkdeep",
        Title = "Think deeply",
        Description = "Deepens and challenges reasoning about a hard problem.",
        Arguments = new ObjectSchema(
            StepSchema.Whole(
                new Property("problem_context", PropertyType.Text, ""),
                new Property("focus_areas", PropertyType.TextList, ""))),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        NeedsNoEvidence = true,
        Temperature = 0.7f, // another view is wanted, not the likeliest one
        Form = new AnswerForm("thinkdeep")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles],
            Members =
            [
                new("position", FormMemberType.Text, "what you would do and why, and how sure you are"),
                new("assumptions", FormMemberType.ObjectList, "what the reasoning takes for granted")
                {
                    Fields = [new("assumption", "one sentence"), new("hangs_on_it", "what falls if it is wrong"), new("how_to_check", "the cheapest way to know")],
                },
                new("not_considered", FormMemberType.TextList, "other readings, simpler ways, cases where the conclusion fails"),
                new("would_change_my_mind", FormMemberType.TextList, "observations that would"),
            ],
        },
        Options = [("problem_context", "Context"), ("focus_areas", "Focus")],
    };

    public IEnumerable<string> Faults(StepArguments step) => [];

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        var thought = ThoughtLook.Of(look, cancellationToken);
        var unfounded = ConfidenceCourse.Unfounded(look.Investigation);
        return Task.FromResult(new LocalEvidence
        {
            Findings = ClaimFindings.Of(thought),
            Sections = look.IsLast ? ThoughtSections.Of(thought, look.Investigation) : [],
            Text = ThoughtText.Of(thought, look.IsLast),
            Notes = unfounded is null ? [] : [unfounded],
            Hint = ThoughtText.Hint(thought, look.Investigation),
        });
    }

    public string Guide(Investigation investigation, LocalEvidence evidence) => Sentences.Of(Doubtful(evidence), evidence.Hint) is { Length: > 0 } first ? first
        : investigation.Current.Number == 1
        ? "Write down what is observed and what is assumed, apart from each other; read the files that could decide it and name them."
        : "Argue against your own conclusion: the strongest other explanation, the case where it fails, the cost that was not counted.";

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => Sentences.Of(
        Doubtful(evidence),
        answer is null
        ? "Check the assumption most hangs on before you act."
        : "Weigh where the expert disagrees with you; check the assumption most hangs on before you act.");

    /// <summary>What the files contradict comes before any further thought.</summary>
    private static string? Doubtful(LocalEvidence evidence)
    {
        var wrong = evidence.Findings.Where(finding => finding.Severity < Severity.Info).ToList();
        return wrong.Count == 0 ? null
            : wrong[0].Kind == "claim_refuted" ? $"{wrong[0].File}:{wrong[0].Line} makes a call that you said does not exist: think again about what rests on it."
            : wrong.Count == 1 ? "Look up again the place that our own checks could not find, before you build on it."
            : $"Look up again the {wrong.Count} places that our own checks could not find, before you build on them.";
    }
}
