using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary><c>secaudit</c>: what an adversary could do with given code.</summary>
internal sealed class SecAuditWorkflow : IWorkflow
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "secaudit",
        Title = "Security audit",
        Description = "Audits code for vulnerabilities.",
        Arguments = new ObjectSchema(
            StepSchema.Whole(
                new Property("security_scope", PropertyType.Text, ""),
                new Property("threat_level", PropertyType.Text, "") { Allowed = ["low", "medium", "high", "critical"], Default = "\"medium\"" },
                new Property("compliance_requirements", PropertyType.TextList, ""),
                new Property("audit_focus", PropertyType.Text, "")
                {
                    Allowed = ["owasp", "compliance", "infrastructure", "dependencies", "comprehensive"], Default = "\"comprehensive\"",
                },
                StepSchema.SeverityFilter)),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        JudgesFiles = true,
        MayGoWithoutExpert = false,
        Form = new AnswerForm("secaudit")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles, ExpertOutcome.NarrowerReview],
            Members =
            [
                new("paths", FormMemberType.ObjectList, "the ways in that matter, the worst first")
                {
                    Fields =
                    [
                        new("from", "who begins it, and what they control"),
                        new("to", "where it does harm, with file and line"),
                        new("class", "its class, such as A03 injection"),
                        new("likelihood", "high, medium or low at the given threat level, and why"),
                        new("remedy", "what closes it in this code"),
                    ],
                },
                new("compliance", FormMemberType.TextList, "each named requirement with what this code does not show of it"),
                new("order", FormMemberType.TextList, "what to mend now, next and later"),
            ],
        },
        Options =
        [
            ("security_scope", "Scope"), ("threat_level", "Threat level"), ("compliance_requirements", "Requirements"),
            ("audit_focus", "Focus"), ("severity_filter", "Report from this severity up"),
        ],
    };

    public IEnumerable<string> Faults(StepArguments step) => [];

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        var focus = look.Investigation.Text("audit_focus");
        var files = AuditedFiles.Of(look.Files, look.IsLast, cancellationToken);
        if (files.Files.Count > 0)
        {
            look.Say($"auditing {Counted.Of(files.Files.Count, "file")}");
        }

        var found = AuditFindings.Of(files, AuditFocus.Checks(focus), cancellationToken);
        return Task.FromResult(new LocalEvidence
        {
            Findings = found.All,
            Sections = look.IsLast ? AuditSections.Of(look.Investigation, files, found, cancellationToken) : [],
            Text = found.All.Count == 0 && files.Files.Count > 0
                ? $"Our own checks found nothing in {Counted.Of(files.Files.Count, "file")}; they know patterns, and nothing of who may do what." : null,
            Notes = [.. files.Notes],
            Focus = FocusWords.Of(look.Investigation.Text("security_scope") ?? ""),
        });
    }

    public string Guide(Investigation investigation, LocalEvidence evidence) => AuditGuide.Worst(evidence) is { } worst
        ? $"{AuditGuide.Check(worst)} {AuditGuide.Step(investigation.Current.Number)}"
        : AuditGuide.Step(investigation.Current.Number);

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer)
    {
        var nothing = Conclusions.WhereNothingIsFound(investigation, evidence, answer, "paths", "compliance");
        var first = nothing is null && AuditGuide.Worst(evidence) is { } worst ? $"Begin with {worst.File}:{worst.Line} ({worst.Kind}): {AuditGuide.Remedy(worst)}" : null;
        return answer is null ? Sentences.Of(first, "No expert has looked at this; a pattern that was found is not yet a way in, and what was not found may be there.")
            : nothing ?? Sentences.Of(first, "Close what is reachable first, in the order given; prove each remedy with a test that tries the attack.");
    }
}
