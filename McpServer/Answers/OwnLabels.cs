using System.Text.RegularExpressions;

namespace Mcp.Daemon.Answers;

/// <summary>
/// Keeps the lines that only we write apart from what an expert says: a line of its own that begins as one of them is
/// quoted, so that no expert can tell an agent in our name what to do next, what was sent, or how bad something is.
/// </summary>
internal static partial class OwnLabels
{
    public static string? Quoted(string? text) => text is null || !Label().IsMatch(text = text.ReplaceLineEndings("\n"))
        ? text
        : Label().Replace(text, "> $0");

    /// <summary>The same for words that stand behind others of ours on their first line, the rest of them indented.</summary>
    public static string Indented(string words)
    {
        var lines = words.ReplaceLineEndings("\n").Split('\n', 2);
        return lines.Length == 1 ? words : $"{lines[0]}\n{Quoted(lines[1])}".ReplaceLineEndings("\n  ");
    }

    // In any dress of Markdown: "Next: …", "**Next:** …", "## Next" above a line of orders. "Thread safety:" is none of ours,
    // "Thread 0123abcd:" may be; so may "## High (3)", under which our findings stand.
    [GeneratedRegex(
        @"^[\t #*_]*(?:(?:Next|Notes|Expert|Usage|Outcome|Sent to the expert|Cut|Withheld|Not looked into|The expert wants to see|The expert asks"
        + @"|Thread [0-9a-f]{8,40}|Error [a-z]+(?:_[a-z]+)+)[ *_]*:|\(call )"
        + @"|^[\t ]*#[# *_]*(?:(?:Next|Notes|Expert|Usage|Outcome)[ *_]*$|(?:Critical|High|Medium|Low|Info) \([0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Label();
}
