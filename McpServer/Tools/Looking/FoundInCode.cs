using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>Findings of our own checks at a line of code.</summary>
internal static class FoundInCode
{
    /// <summary>Of one kind in one file: more are told with the first of them, so that one habit does not bury the rest.</summary>
    private const int MostAlike = 3;

    /// <summary>One line of an answer; whoever mends the fault finds the others by its kind.</summary>
    private const int MostLines = 8;

    public static Finding At(SourceFile file, int line, Severity severity, string kind, string text, string? fix = null) => new()
    {
        Kind = kind,
        Severity = severity,
        Text = text,
        File = file.Path,
        Line = line,
        Quote = file.Lines[line - 1] is { } quote && !string.IsNullOrWhiteSpace(quote) ? quote : null,
        Source = FindingSource.Local,
        Fix = fix,
    };

    /// <summary>Worst first, then by file and line; of many alike in one file the first stands for all.</summary>
    public static IReadOnlyList<Finding> Folded(IEnumerable<Finding> findings) =>
    [
        .. findings.GroupBy(finding => (finding.File, finding.Kind, finding.Severity))
            .SelectMany(group => group.Count() > MostAlike ? [Folded([.. group.OrderBy(finding => finding.Line)])] : group.ToList())
            .OrderBy(finding => finding.Severity)
            .ThenBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Kind, StringComparer.Ordinal),
    ];

    private static Finding Folded(List<Finding> alike)
    {
        var others = alike.Select(finding => finding.Line).Where(line => line != alike[0].Line).Distinct().ToList();
        if (others.Count == 0)
        {
            return alike[0];
        }

        var lines = $"{(others.Count == 1 ? "line" : "lines")} {string.Join(", ", others.Take(MostLines))}";
        var more = others.Count > MostLines ? $" and {others.Count - MostLines:N0} more" : "";
        return alike[0] with { Text = $"{alike[0].Text} The same in {Counted.Of(others.Count, "more place")} of this file: {lines}{more}." };
    }
}
