using System.Text;

namespace Mcp.Daemon.Secrets;

/// <summary>
/// What stands in the place of a secret over many lines. Where the lines are those of a file in a question, each keeps its
/// number, and what is said to be left out stays said: what was sent must still be told by looking at it.
/// </summary>
internal static class NumberedGap
{
    public static string Over(string secret)
    {
        var gap = new StringBuilder(TextScan.Gap);
        var lines = secret.Split('\n');
        var isNumbered = false;
        foreach (var line in lines.Skip(1))
        {
            var bar = line.IndexOf('│', StringComparison.Ordinal);
            if (bar > 0 && line.AsSpan(0, bar).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                isNumbered = true;
                gap.Append('\n').Append(line, 0, bar + 1).Append(' ').Append(TextScan.Gap);
            }
            else if (line.StartsWith('…'))
            {
                gap.Append('\n').Append(line);
            }
        }

        // The end of the last line belongs to the match when the key was cut off there.
        return gap.Append(isNumbered && lines[^1].Length == 0 ? "\n" : "").ToString();
    }
}
