using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>Where a call stands in its workflow, and what its caller should do next.</summary>
internal static class PrecommitStep
{
    private const int FilesToName = 3;

    /// <summary>A step past the estimate corrects the estimate.</summary>
    public static StepReport Of(ToolArguments arguments)
    {
        var number = arguments.Integer("step_number") ?? 1;
        return new StepReport(
            number, Math.Max(number, arguments.Integer("total_steps") ?? 1), arguments.Flag("next_step_required", otherwise: false));
    }

    public static string Next(StepReport step, IReadOnlyList<ChangeSet> changes, PrecommitFindings findings)
    {
        if (changes.All(change => change.Files.Count == 0))
        {
            return "There is nothing to validate. Change something, or name another path or compare_to.";
        }

        var worst = findings.Shown.FirstOrDefault(finding => finding.Severity <= Severity.High);
        if (!step.NextRequired)
        {
            return worst is null
                ? "Nothing found stands against the commit; judge the lower findings yourself."
                : $"Do not commit yet: settle the critical and high findings first, beginning with {Place(worst)}.";
        }

        var files = string.Join(", ", changes.SelectMany(change => change.Files)
            .Where(file => file.Part is not ChangePart.Submodule)
            .OrderByDescending(file => file.Added + file.Removed)
            .Select(file => file.Path).Distinct().Take(FilesToName));
        return (worst is null ? "" : $"Settle {Place(worst)} first. ")
            + $"Read the changes in {files}; compare them with what was asked for, look for missing tests and broken " +
            $"callers, and report what you found as step {step.Number + 1}.";
    }

    private static string Place(Finding finding) =>
        finding.File is null ? finding.Kind : $"the {finding.Kind} in {finding.File}" + (finding.Line is { } line ? $":{line}" : "");
}
