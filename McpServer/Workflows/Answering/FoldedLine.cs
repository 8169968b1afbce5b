using System.Text;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// A line as quotes are compared: trimmed, every run of white space one blank, and without the characters that an answer
/// does not show, so that the quote of a line that has one is found.
/// </summary>
internal static class FoldedLine
{
    public static string Of(string line)
    {
        var folded = new StringBuilder(line.Length);
        Append(folded, line);
        return folded.ToString();
    }

    /// <summary>Appends the line folded; nothing for a blank one.</summary>
    public static void Append(StringBuilder folded, ReadOnlySpan<char> line)
    {
        line = line.Trim();
        while (line.Length > 0)
        {
            var end = 0;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
            {
                end++;
            }

            AppendShown(folded, line[..end]);
            line = line[end..].TrimStart();
            if (line.Length > 0)
            {
                folded.Append(' ');
            }
        }
    }

    private static void AppendShown(StringBuilder folded, ReadOnlySpan<char> word)
    {
        if (VisibleText.IsAll(word) && !word.Contains(VisibleText.Replacement))
        {
            folded.Append(word);
            return;
        }

        foreach (var c in word)
        {
            folded.Append(VisibleText.IsHidden(c) || c == VisibleText.Replacement ? "" : c.ToString());
        }
    }
}
