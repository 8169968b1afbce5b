using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.ThinkDeep;

/// <summary><c>thinkdeep</c>: a line of thought taken further, and taken apart.</summary>
internal sealed class ThinkDeepWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "thinkdeep",
        Title = "Think deeply",
        Description = "Deepens and challenges reasoning about a hard problem, step by step.",
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

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken) => Task.FromResult(LocalEvidence.None);

    public string Guide(Investigation investigation, LocalEvidence evidence) => investigation.Current.Number switch
    {
        1 => "Write down what is observed and what is assumed, apart from each other; read the files that could decide it and name them.",
        _ => "Argue against your own conclusion: the strongest other explanation, the case where it fails, the cost that was not counted.",
    };

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer is null
        ? "Check the assumption most hangs on before you act."
        : "Weigh where the expert disagrees with you; check the assumption most hangs on before you act.";
}
