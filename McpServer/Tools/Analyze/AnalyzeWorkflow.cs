using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools.Analyze.Cycles;
using Mcp.Daemon.Tools.Analyze.Facts;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Analyze;

/// <summary>
/// <c>analyze</c>: how code serves its purpose over many files, and what it costs to live with. How the files hang together is
/// measured by us; what follows from it is the agent's and the expert's to judge.
/// </summary>
internal sealed class AnalyzeWorkflow(Churn churn) : IWorkflow
{
    /// <summary>Imports to name in one sentence.</summary>
    private const int MostNamed = 3;

    private readonly AnalysisFacts _facts = new(new HotFiles(churn));

    public static ToolDefinition Definition { get; } = new()
    {
        Name = "analyze",
        Title = "Analyze",
        Description = "Assesses architecture and fitness of code.",
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
        JudgesFiles = true,
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
    };

    public IEnumerable<string> Faults(StepArguments step) => StepRules.FilesAtTheBeginning(step, "files or directories to analyze");

    public async Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        var request = AnalysisRequest.Of(look.Investigation);
        var looked = LookedFiles.Of(look.Files, look.IsLast, cancellationToken);
        if (looked.Files.Count > 0)
        {
            look.Say($"measuring {Counted.Of(looked.Files.Count, "file")}");
        }

        var map = new CodeMap(looked, cancellationToken);
        var findings = request.IsAboutStructure ? Rings(map) : [];
        var local = new LocalEvidence { Findings = findings, Notes = [.. looked.Notes], Hint = Hint(look, map, findings) };
        if (!look.IsLast)
        {
            return local with { Text = AnalysisFacts.OnTheWay(request, map, look, cancellationToken) };
        }

        var facts = await _facts.AtTheEndAsync(request, map, look, cancellationToken);
        return local with
        {
            Sections = [new QuestionSection("What is wanted", request.Wanted), .. AnalysisFacts.Sections(facts)],
            Text = AnalysisFacts.Text(request.Form is "detailed", facts),
        };
    }

    public string Guide(Investigation investigation, LocalEvidence evidence) =>
        Sentences.Of(evidence.Hint, AnalysisRequest.Of(investigation).Task(investigation.Current.Number));

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => Sentences.Of(
        answer is null ? "These are measurements and your own reading; nobody has judged them."
            : "Weigh each piece of advice against what it costs here, and check what it rests on before you pass it on.",
        evidence.Hint,
        AnalysisRequest.Of(investigation).Presentation);

    private static IReadOnlyList<Finding> Rings(CodeMap map)
    {
        var (files, told) = FileCycles.Of(map);
        return FoundInCode.Folded([.. files, .. FolderCycles.Of(map, told)]);
    }

    /// <summary>The one thing to look at first.</summary>
    private static string? Hint(Look look, CodeMap map, IReadOnlyList<Finding> findings)
    {
        if (!look.IsLast && findings.Count > 0)
        {
            return $"Read {findings[0].File}:{findings[0].Line} and say whether what it imports belongs there: it closes a ring.";
        }

        // A later step names a part of the files, and the others were given before.
        var missing = look.IsLast || look.Investigation.Steps.Count == 1 ? OutsidePackages.NotLookedAt(map) : [];
        return missing.Count == 0 ? null
            : look.IsLast ? $"{Counted.Of(missing.Count, "import")} {(missing.Count == 1 ? "leads" : "lead")} to files that were not given ({ListedLines.Words(missing, MostNamed)}): nothing here holds for them."
            : $"Imports lead to files that you did not name: {ListedLines.Words(missing, MostNamed)}. Name them in relevant_files, or say why they do not matter.";
    }
}
