using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.CodeReview;

/// <summary><c>codereview</c>: faults of given code, found by the agent, by our own checks and by an expert.</summary>
internal sealed class CodeReviewWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "codereview",
        Title = "Code review",
        Description = "Reviews code for faults, step by step.",
        Arguments = new ObjectSchema(
            StepSchema.Whole(
                new Property("review_type", PropertyType.Text, "") { Allowed = ["full", "security", "performance", "quick"], Default = "\"full\"" },
                new Property("focus_on", PropertyType.Text, ""),
                new Property("standards", PropertyType.Text, ""),
                StepSchema.SeverityFilter)),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        Form = new AnswerForm("codereview")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles, ExpertOutcome.NarrowerReview],
            Members =
            [
                new("mend_first", FormMemberType.TextList, "at most three of the findings, in a few words each"),
                new("keep", FormMemberType.TextList, "what is done well and must not be lost"),
            ],
        },
        Options = [("review_type", "Kind of review"), ("focus_on", "Look above all at"), ("standards", "Standards to hold it to"), ("severity_filter", "Report from this severity up")],
    };

    public IEnumerable<string> Faults(StepArguments step) => StepRules.FilesAtTheBeginning(step, "the code to review");

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        var kind = look.Investigation.Text("review_type");
        var looked = LookedFiles.Of(look.Files, look.IsLast, cancellationToken);
        if (looked.Files.Count > 0)
        {
            look.Say($"checking {Counted.Of(looked.Files.Count, "file")}");
        }

        var found = ReviewFindings.Of(looked, kind, cancellationToken);
        return Task.FromResult(new LocalEvidence
        {
            Findings = found.Shown,
            Sections = look.IsLast ? ReviewSections.Of(looked, look.Workspace, cancellationToken) : [],
            Text = found.Shown.Count == 0 && looked.Files.Count > 0
                ? $"Our own checks found nothing in {Counted.Of(looked.Files.Count, "file")} ({Counted.Of(looked.Files.Sum(file => file.Source.Lines.Count), "line")})." : null,
            Notes = [.. looked.Notes, .. Notes(kind, found)],
        });
    }

    public string Guide(Investigation investigation, LocalEvidence evidence) =>
        evidence.Findings.FirstOrDefault(finding => finding.Severity <= Least(investigation)) is { File: not null } worst
            ? $"Look at {worst.File}:{worst.Line} first ({worst.Text.TrimEnd('.')}); then follow the inputs of the code to their edges and report what breaks in issues_found."
            : "Follow the inputs of the code to their edges and each call to its failure; report what breaks in issues_found, with file and line.";

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) =>
        (evidence.Findings.Count == 0 && investigation.Issues.Count == 0 && answer is null or { Findings.Count: 0 }, answer) switch
        {
            (true, null) => "Nothing was found; nobody but you and our checks has looked at this.",
            (true, { IsStructured: false }) => "Read it, and settle each fault that it names, once you have found it in the code.",
            (true, _) => "Neither our checks nor the expert lists a finding. That holds for what is listed as sent, and for nothing else; what the expert remarks stands in the text.",
            (false, null) => "Settle the findings from the top; nobody but you and our checks has looked at this.",
            (false, { Findings: var found }) when found.Any(finding => finding.Grounded is false) =>
                "Settle the findings from the top. Check each against the code before you change it, those marked as not found in what was sent above all.",
            _ => "Settle the findings from the top. Check each against the code before you change it.",
        };

    /// <summary>What is worth sending somebody to: medium, or only what the filter shows.</summary>
    private static Severity Least(Investigation investigation) => investigation.Text("severity_filter") switch
    {
        "critical" => Severity.Critical,
        "high" => Severity.High,
        _ => Severity.Medium,
    };

    private static IEnumerable<string> Notes(string? kind, ReviewFindings found)
    {
        if (kind is "security")
        {
            yield return "Our own checks looked for lost errors and confused state; what comes in from outside, secrets and dependencies are secaudit's, which looks deeper.";
        }

        if (found.Smaller > 0)
        {
            yield return $"A quick review leaves out {Counted.Of(found.Smaller, "smaller finding")}; review_type full lists {(found.Smaller == 1 ? "it" : "them")}.";
        }
    }
}
