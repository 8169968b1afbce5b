using Mcp.Daemon.Answers;
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
        Description = "Audits code for vulnerabilities, step by step.",
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

    public Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken) => Task.FromResult(LocalEvidence.None);

    public string Guide(Investigation investigation, LocalEvidence evidence) => investigation.Current.Number switch
    {
        1 => "Write down who can reach this code and what they control; name the files where such input comes in.",
        2 => "Follow who may do what: how callers prove who they are, and where each action checks that they may.",
        3 => "Follow each input to where it does something: queries, commands, paths, templates, other systems.",
        4 => "Look at what it keeps and sends: secrets, tokens, personal data, how they are stored, sent and logged.",
        5 => "Look at what it runs with: dependencies and their versions, defaults, containers, transport.",
        _ => "Weigh what you found by how it would be used and what it would cost, and conclude.",
    };

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer) => answer is null
        ? "Close what is reachable first. No expert has looked at this; a pattern that was found is not yet a way in."
        : "Close what is reachable first, in the order given. Prove each remedy with a test that tries the attack.";
}
