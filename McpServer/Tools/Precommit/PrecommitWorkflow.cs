using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>
/// <c>precommit</c>: a change before it is committed: read from git by us, checked for what can be checked without a model,
/// and put before an expert together with what was asked for.
/// </summary>
internal sealed class PrecommitWorkflow(ChangeSetReader reader, TokenCounter tokens) : IWorkflow
{
    private const int FilesToName = 3;

    public static ToolDefinition Definition { get; } = new()
    {
        Name = "precommit",
        Title = "Precommit",
        Description = "Validates git changes before a commit; reads them itself.",
        Arguments = new ObjectSchema(
            StepSchema.Whole(
                new Property("path", PropertyType.Text, "Directory in the repository"),
                new Property("compare_to", PropertyType.Text, "Ref"),
                new Property("include_staged", PropertyType.Boolean, "") { Default = "true" },
                new Property("include_unstaged", PropertyType.Boolean, "") { Default = "true" },
                new Property("include_untracked", PropertyType.Boolean, "") { Default = "true" },
                new Property("focus_on", PropertyType.Text, ""),
                StepSchema.SeverityFilter)),
        AsksExpert = true,
        OpenWorld = true,
        PathArguments = ["relevant_files", "images"],
        RepositoryArgument = "path",
        RevisionArgument = "compare_to",
    };

    public WorkflowTraits Traits { get; } = new()
    {
        Tool = Definition.Name,
        Form = new AnswerForm("precommit")
        {
            Outcomes = [ExpertOutcome.Complete, ExpertOutcome.NeedsFiles, ExpertOutcome.NarrowerReview],
            Members =
            [
                new("verdict", FormMemberType.Text, "commit, commit after the named findings, or do not commit; and why, in a sentence"),
                new("intent", FormMemberType.Text, "what the change is meant to do, as you read it, and where that differs from what was asked for"),
                new("behind_the_change", FormMemberType.TextList, "callers, tests, data or settings that still believe in the old behaviour"),
            ],
        },
        Options = [("focus_on", "Look above all at"), ("compare_to", "Compared with"), ("severity_filter", "Report from this severity up")],
    };

    public IEnumerable<string> Faults(StepArguments step)
    {
        string[] parts = ["include_staged", "include_unstaged", "include_untracked"];
        if (step.All.Text("compare_to") is not { Length: > 0 } && !parts.Any(part => step.All.Flag(part, otherwise: true)))
        {
            yield return $"{string.Join(", ", parts)} are all false, and compare_to is not given: that leaves nothing to look at";
        }
    }

    public async Task<LocalEvidence> LookAsync(Look look, CancellationToken cancellationToken)
    {
        look.Say("reading the change from git");
        var (workspace, changes) = await ReadAsync(look, cancellationToken);
        look.Say($"checking {Counted.Of(changes.Sum(change => change.FileCount), "file")}");
        var findings = PrecommitFindings.Of(changes, cancellationToken);
        var isEmpty = changes.All(change => change.Files.Count == 0);
        var named = findings.Select(finding => finding.File).OfType<string>().ToHashSet();
        var summary = ChangeSummary.Render(changes, workspace.NameOf);
        return new LocalEvidence
        {
            Findings = findings,
            Sections = [new QuestionSection("The change", summary.TrimStart('#', ' '))],
            Text = Sentences.Paragraphs(summary, !isEmpty && findings.Count == 0 ? PrecommitFindings.FoundNothing(changes) : null),
            Notes = workspace.Notice is { } notice ? [notice] : [],
            Blocks = isEmpty ? null : room => ChangeBlocks.Of(changes, named, room, text => tokens.Count(text)),
            Report = ChangeEvidence.Of(changes),
            WhyNoExpert = isEmpty ? "There is nothing to validate: nothing has changed." : null,
            Largest = changes.SelectMany(change => change.Files)
                .Where(file => file.Part is not ChangePart.Submodule)
                .OrderByDescending(file => file.Added + file.Removed)
                .Select(file => file.Path).Distinct().Take(FilesToName).ToList(),
        };
    }

    public string Guide(Investigation investigation, LocalEvidence evidence)
    {
        if (evidence.WhyNoExpert is not null)
        {
            return "There is nothing to validate. Change something, or name another path or compare_to.";
        }

        var worst = Worst(evidence.Findings);
        return (worst is null ? "" : $"Settle {Place(worst)} first. ")
            + $"Read the changes in {string.Join(", ", evidence.Largest)}; compare them with what was asked for, and look for missing tests and broken callers.";
    }

    public string Conclude(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer)
    {
        if (evidence.WhyNoExpert is not null)
        {
            return "There is nothing to validate. Change something, or name another path or compare_to.";
        }

        return Worst([.. evidence.Findings, .. answer?.Findings ?? []]) is { } worst
            ? $"Do not commit yet: settle the critical and high findings first, beginning with {Place(worst)}."
            : answer is { IsStructured: false }
            ? "No finding stands against the commit, and what the expert says may: read it before you commit."
            : "Nothing found stands against the commit; judge the lower findings yourself.";
    }

    private async Task<(Workspace Workspace, IReadOnlyList<ChangeSet> Changes)> ReadAsync(Look look, CancellationToken cancellationToken)
    {
        var investigation = look.Investigation;
        try
        {
            var (workspace, directory) = ChangePlace.Of(look.Workspace, investigation.Text("path"));
            var request = new ChangeRequest(directory)
            {
                CompareTo = investigation.Text("compare_to") is { Length: > 0 } revision ? revision : null,
                Staged = investigation.Flag("include_staged", otherwise: true),
                Unstaged = investigation.Flag("include_unstaged", otherwise: true),
                Untracked = investigation.Flag("include_untracked", otherwise: true),
            };
            return (workspace, await reader.ReadAsync(workspace, request, cancellationToken));
        }
        catch (FileRefusedException e)
        {
            throw e.AsFailure();
        }
    }

    private static Finding? Worst(IReadOnlyList<Finding> findings) =>
        findings.Where(finding => finding.Severity <= Severity.High).MinBy(finding => finding.Severity);

    private static string Place(Finding finding) =>
        finding.File is null ? finding.Kind : $"the {finding.Kind} in {finding.File}" + (finding.Line is { } line ? $":{line}" : "");
}
