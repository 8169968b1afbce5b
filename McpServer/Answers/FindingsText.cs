using System.Text;

namespace Mcp.Daemon.Answers;

/// <summary>Findings for reading: grouped by severity, each with its place and the text it was seen in.</summary>
internal static class FindingsText
{
    public static string? Render(IReadOnlyList<Finding>? findings)
    {
        if (findings is null or { Count: 0 })
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var group in findings.GroupBy(finding => finding.Severity).OrderBy(group => group.Key))
        {
            text.Append("## ").Append(group.Key).Append(" (").Append(group.Count()).Append(")\n");
            foreach (var finding in group)
            {
                Append(text, finding);
            }
        }

        return text.ToString();
    }

    /// <summary>One finding in a sentence: <c>high, sql_injection: src/db.py:4: the query is made of what a user sends</c>.</summary>
    public static string InShort(Finding finding)
    {
        var place = finding.File is null ? "" : finding.Line is null ? $"{finding.File}: " : $"{finding.File}:{finding.Line}: ";
        return $"{AnswerText.Words(finding.Severity.ToString())}, {finding.Kind}: {place}{finding.Text}";
    }

    /// <summary>What is to be known of a finding that rests on nothing that was sent, to be put behind it; empty for any other.</summary>
    public static string Ungrounded(Finding finding) => finding.Grounded is not false ? ""
        : finding.Quote is null ? " (its place was not among what was sent)"
        : " (its quote was not found in what was sent)";

    private static void Append(StringBuilder text, Finding finding)
    {
        text.Append("- ");
        if (finding.File is { } file)
        {
            text.Append(file);
            text.Append(finding.Line is { } line ? $":{line}" : "");
            text.Append(finding.EndLine is { } end && end != finding.Line ? $"-{end}" : "").Append(' ');
        }

        text.Append('[').Append(Excerpt.OnOneLine(finding.Kind)).Append("] ").Append(OwnLabels.Indented(finding.Text));
        text.Append(finding.Source is null or FindingSource.Local ? "" : $" (by the {finding.Source.ToString()!.ToLowerInvariant()})");
        text.Append(Ungrounded(finding)).Append('\n');
        if (finding.Quote is { } quote)
        {
            text.Append("  > ").Append(quote.Trim().ReplaceLineEndings("\n  > "));
            text.Append(finding.Masked is true ? " (masked)" : "").Append('\n');
        }

        if (finding.Fix is { } fix)
        {
            text.Append("  Fix: ").Append(OwnLabels.Indented(fix)).Append('\n');
        }
    }
}
