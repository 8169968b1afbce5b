namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Markdown's fences around an answer. Only the marks go; what stands beside them stays.</summary>
internal static class Fences
{
    /// <summary>Fences that are dropped one around another: an answer in a fence in a fence has two.</summary>
    private const int Most = 4;

    /// <summary>Characters between a mark and what it encloses: farther away it encloses something else.</summary>
    private const int Reach = 200;

    /// <summary>The text inside the fences that enclose all of it, else the text; trimmed.</summary>
    public static string Inside(string text)
    {
        text = text.Trim();
        for (var i = 0; i < Most; i++)
        {
            var first = text.IndexOf('\n', StringComparison.Ordinal);
            if (first < 0 || !IsMark(text.AsSpan(0, first)) || !text.EndsWith(text[..3], StringComparison.Ordinal))
            {
                break;
            }

            var end = text.TrimEnd(text[0]).Length;
            text = end > first ? text[first..end].Trim() : text;
        }

        return text;
    }

    /// <summary>A piece of the text, widened by the marks of the fences that are closed tightly around it.</summary>
    /// <param name="from">Nothing before this belongs to it.</param>
    public static Range Around(string text, int from, Range piece)
    {
        var (start, end) = (piece.Start.Value, piece.End.Value);
        for (var i = 0; i < Most; i++)
        {
            var first = Math.Max(from, start - Reach);
            var before = text.AsSpan(first, start - first).TrimEnd();
            var line = before[(before.LastIndexOf('\n') + 1)..];
            if (!IsMark(line))
            {
                break;
            }

            start = first + before.Length - line.Length;
            var after = text.AsSpan(end, Math.Min(Reach, text.Length - end));
            var blank = after.Length - after.TrimStart().Length;
            if (after[blank..].StartsWith(line.TrimStart()[..3]))
            {
                end += after.Length - after[blank..].TrimStart(after[blank]).Length;
            }
        }

        return start..end;
    }

    // ``` or ~~~ and at most the name of a language.
    private static bool IsMark(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (!line.StartsWith("```") && !line.StartsWith("~~~"))
        {
            return false;
        }

        foreach (var c in line.TrimStart(line[0]))
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '_' or '+' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
