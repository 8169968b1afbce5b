using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Analyze;

/// <summary><c>analyze</c>: how code serves its purpose over many files, and what it costs to live with.</summary>
internal sealed class AnalyzeWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "analyze",
        Title = "Analyze",
        Description = "Assesses architecture and fitness of code, step by step.",
        Arguments = new ObjectSchema(
            StepSchema.Whole(
                new Property("analysis_type", PropertyType.Text, "")
                {
                    Allowed = ["architecture", "performance", "security", "quality", "general"], Default = "\"general\"",
                },
                new Property("output_format", PropertyType.Text, "") { Allowed = ["summary", "detailed", "actionable"], Default = "\"detailed\"" })),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        MayGoWithoutExpert = false,
        Form = new AnswerForm("analyze")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles, ExpertOutcome.FullReviewAdvised],
            Members =
            [
                new("insights", FormMemberType.ObjectList, "what holds over many files, by what it means in practice")
                {
                    Fields =
                    [
                        new("insight", "one sentence"),
                        new("evidence", "files and measurements that show it"),
                        new("consequence", "what it costs or saves those who live with it"),
                        new("advice", "what would be worth doing, with its cost against its gain"),
                    ],
                },
                new("sound", FormMemberType.TextList, "what should stay as it is"),
                new("quick", FormMemberType.TextList, "what can be had in an hour"),
            ],
        },
        Options = [("analysis_type", "Kind of analysis"), ("output_format", "Length: summary is ten sentences, detailed is everything that matters, actionable is only what to do")],
    };

    public IEnumerable<string> Faults(StepArguments step) => StepRules.FilesAtTheBeginning(step, "files or directories to analyze");

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken) => Task.FromResult(LocalEvidence.None);

    public string Guide(Investigation investigation, LocalEvidence evidence) => investigation.Current.Number switch
    {
        1 => "Read the entry points and what they depend on; say what each part answers for.",
        2 => "Follow one change that somebody will want: which files would it touch, and why those?",
        _ => "Look for what contradicts your picture so far, and say what is sound as well as what is not.",
    };

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer is null
        ? "These are measurements and your own reading; decide with them what is worth changing."
        : "Decide which of the advice is worth its cost here; begin with what can be had quickly.";
}
