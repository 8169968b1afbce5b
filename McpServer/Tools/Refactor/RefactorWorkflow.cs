using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Refactor;

/// <summary><c>refactor</c>: code worth restructuring, and how to do it without changing what it does.</summary>
internal sealed class RefactorWorkflow(TokenCounter tokens) : IWorkflow
{
    /// <summary>Functions that an expert should see though their file does not fit whole; the findings' places come with these.</summary>
    private const int MostShown = 10;

    public static ToolDefinition Definition { get; } = new()
    {
        Name = "refactor",
        Title = "Refactor",
        Description = "Finds code worth restructuring, and how.",
        Arguments = new ObjectSchema(
            StepSchema.Whole(
                StepSchema.Coverage,
                [
                    new Property("refactor_type", PropertyType.Text, "")
                    {
                        Allowed = ["codesmells", "decompose", "modernize", "organization"], Default = "\"codesmells\"",
                    },
                    new Property("focus_areas", PropertyType.TextList, ""),
                    new Property(StyleExamples.Argument, PropertyType.TextList, ""),
                ])),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", StyleExamples.Argument, "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        JudgesFiles = true,
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
        Options = [("refactor_type", "Kind of refactoring"), ("focus_areas", "Look above all at")],
    };

    public IEnumerable<string> Faults(StepArguments step) => StepRules.FilesAtTheBeginning(step, "the code to restructure");

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        var kind = Kind(look.Investigation.Text("refactor_type"));
        var looked = LookedFiles.Of(look.Files, look.IsLast, cancellationToken);
        if (looked.Files.Count > 0)
        {
            look.Say($"measuring {Counted.Of(looked.Files.Count, "file")}");
        }

        var code = new MeasuredCode(looked, cancellationToken);
        var found = RefactorFindings.Of(code, kind, cancellationToken);
        var examples = StyleExamples.Read(look, cancellationToken);
        IEnumerable<QuestionSection> style = examples.Section is { } section ? [section] : [];
        return Task.FromResult(new LocalEvidence
        {
            Findings = found,
            Sections = look.IsLast ? [.. RefactorSections.Of(code, kind, look.Workspace, cancellationToken), .. style] : [],
            Text = found.Count == 0 && code.Files.Count > 0
                ? $"Nothing that was measured in {Counted.Of(code.Files.Count, "file")} ({Counted.Of(code.Files.Sum(file => file.Source.Lines.Count), "line")}) passes a threshold." : null,
            Notes = [.. looked.Notes, .. examples.Notes],
            Focus = look.IsLast ? new Focus { Places = [.. code.Heaviest(MostShown).Select(function => (function.File.Path, function.Declaration.NameLine))] } : Focus.None,
            Blocks = examples.Blocks(tokens, cancellationToken),
        });
    }

    public string Guide(Investigation investigation, LocalEvidence evidence) =>
        evidence.Findings is [{ File: not null } first, ..]
            ? $"Read {first.File}:{first.Line} ({Words(first)}) and its callers: what would have to be known to change it safely, and which test would notice a mistake?"
            : "Read the code and its callers: where does one change need several places, and which parts have no test?";

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer)
    {
        if (Conclusions.WhereNothingIsFound(investigation, evidence, answer, "opportunities") is { } nothing)
        {
            return nothing;
        }

        var first = evidence.Findings.FirstOrDefault(finding => finding.Kind.StartsWith("oversized", StringComparison.Ordinal) && finding.Severity <= Severity.Medium);
        return Sentences.Of(
            first is null ? null : $"Split {first.File}:{first.Line} before anything else.",
            answer is null
                ? "Take one opportunity, test what it does today, restructure in steps that keep the tests green."
                : "Take the first opportunity that you agree with; test what the code does today, then go step by step with the tests green.");
    }

    private static RefactorKinds Kind(string? type) => type switch
    {
        "decompose" => RefactorKinds.Decompose,
        "modernize" => RefactorKinds.Modernize,
        "organization" => RefactorKinds.Organization,
        _ => RefactorKinds.CodeSmells,
    };

    private static string Words(Finding finding) => finding.Kind.Replace('_', ' ');
}
