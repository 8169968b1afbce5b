using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Refactor;

/// <summary><c>refactor</c>: code worth restructuring, and how to do it without changing what it does.</summary>
internal sealed class RefactorWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "refactor",
        Title = "Refactor",
        Description = "Finds code worth restructuring, and how, step by step.",
        Arguments = new ObjectSchema(
            StepSchema.Whole(
                StepSchema.Coverage,
                [
                    new Property("refactor_type", PropertyType.Text, "")
                    {
                        Allowed = ["codesmells", "decompose", "modernize", "organization"], Default = "\"codesmells\"",
                    },
                    new Property("focus_areas", PropertyType.TextList, ""),
                    new Property("style_guide_examples", PropertyType.TextList, ""),
                ])),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "style_guide_examples", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        Form = new AnswerForm("refactor")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles, ExpertOutcome.NarrowerReview],
            Members =
            [
                new("opportunities", FormMemberType.ObjectList, "what is worth doing, in the order to do it")
                {
                    Fields =
                    [
                        new("place", "file with first and last line"),
                        new("type", "decompose, codesmells, modernize or organization"),
                        new("why", "what it makes hard today"),
                        new("steps", "the steps, each of which leaves everything working"),
                        new("code", "the code after it, where a few lines show it best"),
                        new("risk", "what could go wrong, and how one would notice"),
                    ],
                },
                new("leave", FormMemberType.TextList, "what looks like an opportunity and is none, with the reason"),
            ],
        },
        Options = [("refactor_type", "Kind of refactoring"), ("focus_areas", "Look above all at"), ("style_guide_examples", "Examples of style")],
    };

    public IEnumerable<string> Faults(StepArguments step) => StepRules.FilesAtTheBeginning(step, "the code to restructure");

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken) => Task.FromResult(LocalEvidence.None);

    public string Guide(Investigation investigation, LocalEvidence evidence) =>
        evidence.Findings is [{ File: not null } first, ..]
            ? $"Read {first.File}:{first.Line} ({first.Text.TrimEnd('.')}) and its callers: what would have to be known to change it safely?"
            : "Read the code and its callers: where does one change need several places, and which parts have no test?";

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer is null
        ? "Take one opportunity, test what it does today, restructure in steps that keep the tests green."
        : "Take the first opportunity that you agree with; test what the code does today, then go step by step with the tests green.";
}
