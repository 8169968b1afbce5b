using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>
/// Looks at a change before it is committed: reads it from git, checks what can be checked without a model, and
/// keeps the caller's own findings beside it.
/// </summary>
internal sealed class PrecommitTool(ChangeSetReader reader) : ITool
{
    private const string HowToGetAnExpert =
        "Set KIMI_API_KEY, GLM_API_KEY or CUSTOM_API_URL in the server entry's env to have an expert validate this.";

    public ToolDefinition Definition { get; } = new()
    {
        Name = "precommit",
        Title = "Precommit",
        Description = "Validates git changes before a commit: reads the change itself, finds secrets, conflict markers, " +
            "broken JSON/XML, leftovers, untested code. Work in steps; the last one concludes.",
        Arguments = PrecommitArguments.Schema,
        AsksExpert = false, // nothing of it is asked of a model yet
        RepositoryArgument = "path",
        RevisionArgument = "compare_to",
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var arguments = call.Arguments;
        call.Progress.Report(new ToolProgress(1, 3, "Reading the change from git"));
        var (workspace, changes) = await ReadAsync(call, cancellationToken);

        call.Progress.Report(new ToolProgress(2, 3, $"Checking {changes.Sum(change => change.FileCount)} files"));
        var findings = PrecommitFindings.Of(changes, arguments, cancellationToken);

        call.Progress.Report(new ToolProgress(3, 3, "Writing the report"));
        var step = PrecommitStep.Of(arguments);
        return new Answer
        {
            Tool = Definition.Name,
            State = step.NextRequired ? AnswerState.Working : AnswerState.Complete,
            Step = step,
            Text = ChangeSummary.Render(changes, findings, arguments, workspace.Notice),
            Findings = findings.Shown,
            Expert = Expert(step, arguments),
            Evidence = ChangeEvidence.Of(changes),
            Next = PrecommitStep.Next(step, changes, findings),
        };
    }

    private async Task<(Workspace Workspace, IReadOnlyList<ChangeSet> Changes)> ReadAsync(
        ToolCall call, CancellationToken cancellationToken)
    {
        try
        {
            var (workspace, directory) = ChangePlace.Of(call.Workspace, call.Arguments.Text("path"));
            var request = new ChangeRequest(directory)
            {
                CompareTo = call.Arguments.Text("compare_to") is { Length: > 0 } revision ? revision : null,
                Staged = call.Arguments.Flag("include_staged", otherwise: true),
                Unstaged = call.Arguments.Flag("include_unstaged", otherwise: true),
                Untracked = call.Arguments.Flag("include_untracked", otherwise: true),
            };
            return (workspace, await reader.ReadAsync(workspace, request, cancellationToken));
        }
        catch (FileRefusedException e)
        {
            throw e.AsFailure();
        }
    }

    private static ExpertReport? Expert(StepReport step, ToolArguments arguments) =>
        step.NextRequired ? null
        : arguments.Flag("use_assistant_model", otherwise: true)
        ? new ExpertReport(ExpertState.NotConfigured, HowToGetAnExpert)
        : new ExpertReport(ExpertState.Skipped, "The call set use_assistant_model to false.");
}
