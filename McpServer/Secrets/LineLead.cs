using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>
/// What stands before a line's own words where the line is shown to somebody: its number in a question or in what a search
/// printed, the sign of a change, the marks of quotes, lists and comments. A secret behind it is as good as at the line's start.
/// </summary>
internal static partial class LineLead
{
    private const string Marks = "+-<>|#;*/│";

    /// <summary>Where the line's own words may begin: behind all of it, and behind its marks alone, if a number only looked like one.</summary>
    public static IEnumerable<int> Ends(string line)
    {
        var behindMarks = BehindMarks(line, 0);
        var behindNumber = BehindMarks(line, Number().Match(line).Length);
        return behindNumber > behindMarks ? [behindNumber, behindMarks] : [behindMarks];
    }

    private static int BehindMarks(string line, int from)
    {
        var at = from;
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || Marks.Contains(line[at], StringComparison.Ordinal)))
        {
            at++;
        }

        return at;
    }

    // "12│ x", "-│-x", "12: x", "12 | x", "  12\tx" and "src/a.yml:12:x".
    [GeneratedRegex(@"\A\s{0,20}(?:-│|(?:[\w./\\+~@-]{1,300}:)?[0-9]{1,9}\s{0,3}[│|:→\t])")]
    private static partial Regex Number();
}
