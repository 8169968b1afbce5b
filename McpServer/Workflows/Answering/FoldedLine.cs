using System.Text;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>A line as quotes are compared: trimmed, every run of white space one blank.</summary>
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

            folded.Append(line[..end]);
            line = line[end..].TrimStart();
            if (line.Length > 0)
            {
                folded.Append(' ');
            }
        }
    }
}
