namespace Mcp.Daemon.Evidence;

/// <summary>The lines of a file that a question is about.</summary>
internal static class FocusLines
{
    /// <summary>Lines taken of one file for names: a name that is everywhere tells nothing of where to look.</summary>
    private const int MostNamed = 20;

    /// <summary>Whether one of the names occurs in the file, as a word.</summary>
    public static bool HoldsName(QuestionFile file, Focus focus) => focus.Names.Any(name => Find(file.Text, name, 0) >= 0);

    /// <summary>The lines where the names occur, each name's first ones first, at most <see cref="MostNamed"/>.</summary>
    public static IReadOnlyList<int> OfNames(QuestionFile file, Focus focus)
    {
        var lines = new List<int>();
        foreach (var name in focus.Names)
        {
            var (at, line, counted) = (0, 1, 0);
            while (lines.Count < MostNamed && (at = Find(file.Text, name, at)) >= 0)
            {
                line += file.Text.AsSpan(counted, at - counted).Count('\n');
                (counted, at) = (at, at + name.Length);
                if (!lines.Contains(line))
                {
                    lines.Add(line);
                }
            }
        }

        return lines;
    }

    private static int Find(string text, string name, int from)
    {
        if (name.Length == 0)
        {
            return -1;
        }

        for (var at = text.IndexOf(name, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (!IsWordAt(text, at - 1) && !IsWordAt(text, at + name.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsWordAt(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
