using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>What stands against a commit, for the end of an answer: no more is said of lower findings than is shown of them.</summary>
internal static class CommitVerdict
{
    /// <param name="findings">Of everybody, those that the filter hides included.</param>
    /// <param name="severityFilter">As the call has it; null for none.</param>
    /// <param name="isInProse">Whether an expert said what it thinks in words alone, so that no finding can tell.</param>
    public static string Of(IReadOnlyList<Finding> findings, string? severityFilter, bool isInProse)
    {
        if (Worst(findings) is { } worst)
        {
            return $"Do not commit yet: settle the critical and high findings first, beginning with {Place(worst)}.";
        }

        if (isInProse)
        {
            return "No finding stands against the commit, and what the expert says may: read it before you commit.";
        }

        return findings.Count == 0 ? "Nothing was found that stands against the commit."
            : findings.Any(finding => IsShown(finding, severityFilter)) ? "Nothing found stands against the commit; judge the lower findings yourself."
            : $"Nothing found stands against the commit; {Counted.Of(findings.Count, "lower finding")} {(findings.Count == 1 ? "is" : "are")} not shown. Leave severity_filter out to see {(findings.Count == 1 ? "it" : "them")}.";
    }

    /// <summary>Of the critical and high ones the first.</summary>
    public static Finding? Worst(IReadOnlyList<Finding> findings) =>
        findings.Where(finding => finding.Severity <= Severity.High).MinBy(finding => finding.Severity);

    public static string Place(Finding finding) =>
        finding.File is null ? finding.Kind : $"the {finding.Kind} in {finding.File}" + (finding.Line is { } line ? $":{line}" : "");

    private static bool IsShown(Finding finding, string? filter) =>
        !Enum.TryParse<Severity>(filter, ignoreCase: true, out var least) || finding.Severity <= least;
}
