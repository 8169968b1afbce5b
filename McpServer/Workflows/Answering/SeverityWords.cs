using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Severities in the words that models use for them.</summary>
internal static class SeverityWords
{
    private static readonly Dictionary<string, Severity> Known = new(StringComparer.Ordinal)
    {
        ["critical"] = Severity.Critical,
        ["blocker"] = Severity.Critical,
        ["blocking"] = Severity.Critical,
        ["fatal"] = Severity.Critical,
        ["p0"] = Severity.Critical,
        ["high"] = Severity.High,
        ["major"] = Severity.High,
        ["serious"] = Severity.High,
        ["severe"] = Severity.High,
        ["important"] = Severity.High,
        ["error"] = Severity.High,
        ["p1"] = Severity.High,
        ["medium"] = Severity.Medium,
        ["moderate"] = Severity.Medium,
        ["warning"] = Severity.Medium,
        ["p2"] = Severity.Medium,
        ["low"] = Severity.Low,
        ["minor"] = Severity.Low,
        ["trivial"] = Severity.Low,
        ["nit"] = Severity.Low,
        ["p3"] = Severity.Low,
        ["info"] = Severity.Info,
        ["informational"] = Severity.Info,
        ["information"] = Severity.Info,
        ["note"] = Severity.Info,
        ["hint"] = Severity.Info,
        ["suggestion"] = Severity.Info,
        ["致命"] = Severity.Critical,
        ["严重"] = Severity.Critical,
        ["高"] = Severity.High,
        ["高危"] = Severity.High,
        ["中"] = Severity.Medium,
        ["中危"] = Severity.Medium,
        ["低"] = Severity.Low,
        ["低危"] = Severity.Low,
        ["提示"] = Severity.Info,
        ["建议"] = Severity.Info,
    };

    /// <summary>The severity that a word means, or null; <c>CRITICAL: fix now</c> and <c>🔴 critical</c> are told by their first word.</summary>
    public static Severity? Read(string words)
    {
        var start = 0;
        while (start < words.Length && !char.IsLetter(words[start]))
        {
            start++;
        }

        var end = start;
        while (end < words.Length && char.IsLetterOrDigit(words[end]))
        {
            end++;
        }

        return Known.TryGetValue(FoldedName.Of(words[start..end]), out var severity) ? severity : null;
    }
}
