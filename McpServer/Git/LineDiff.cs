namespace Mcp.Daemon.Git;

/// <summary>
/// The difference of two texts by lines (Myers). Made here and not by git, because git would read the work tree
/// through the repository's filters and show it through its diff drivers.
/// </summary>
internal static class LineDiff
{
    /// <summary>As git shows them.</summary>
    private const int ContextLines = 3;

    /// <summary>
    /// Above this many edits the middle counts as replaced: the search is quadratic in edits, and its trace of
    /// 1,000 takes 4 MB and a few milliseconds.
    /// </summary>
    private const int MaxEdits = 1_000;

    public static IReadOnlyList<Hunk> Between(string oldText, string newText)
    {
        var before = Lines(oldText);
        var after = Lines(newText);
        return [.. Hunks(before, after, Edits(before, after))];
    }

    /// <summary>A last line feed ends a line and begins none.</summary>
    public static string[] Lines(string text) =>
        text.Length == 0 ? [] : (text[^1] == '\n' ? text[..^1] : text).Split('\n');

    /// <summary>For every line on either side whether it stays.</summary>
    private static (bool[] OldStays, bool[] NewStays) Edits(string[] before, string[] after)
    {
        var (oldStays, newStays) = (new bool[before.Length], new bool[after.Length]);
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            oldStays[start] = newStays[start] = true;
            start++;
        }

        var (oldEnd, newEnd) = (before.Length, after.Length);
        while (oldEnd > start && newEnd > start && before[oldEnd - 1] == after[newEnd - 1])
        {
            oldStays[--oldEnd] = newStays[--newEnd] = true;
        }

        foreach (var (oldLine, newLine) in Matches(before.AsSpan(start..oldEnd), after.AsSpan(start..newEnd)))
        {
            oldStays[start + oldLine] = newStays[start + newLine] = true;
        }

        return (oldStays, newStays);
    }

    private static List<(int Old, int New)> Matches(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var furthest = new Dictionary<int, int> { [1] = 0 };
        var trace = new List<int[]>();
        for (var edits = 0; edits <= Math.Min(MaxEdits, before.Length + after.Length); edits++)
        {
            var row = new int[(2 * edits) + 1];
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = IsDown(edits, diagonal, furthest) ? furthest[diagonal + 1] : furthest[diagonal - 1] + 1;
                while (x < before.Length && x - diagonal < after.Length && before[x] == after[x - diagonal])
                {
                    x++;
                }

                furthest[diagonal] = row[diagonal + edits] = x;
                if (x >= before.Length && x - diagonal >= after.Length)
                {
                    trace.Add(row);
                    return Backtrack(trace, before.Length, after.Length);
                }
            }

            trace.Add(row);
        }

        return [];
    }

    private static bool IsDown(int edits, int diagonal, Dictionary<int, int> furthest) =>
        diagonal == -edits || (diagonal != edits && furthest[diagonal - 1] < furthest[diagonal + 1]);

    private static List<(int Old, int New)> Backtrack(List<int[]> trace, int x, int y)
    {
        var matches = new List<(int, int)>();
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var diagonal = x - y;
            int At(int k) => trace[edits - 1][k + edits - 1];
            var (fromX, fromY) = (0, 0);
            if (edits > 0)
            {
                var isDown = diagonal == -edits || (diagonal != edits && At(diagonal - 1) < At(diagonal + 1));
                var from = isDown ? diagonal + 1 : diagonal - 1;
                fromX = At(from);
                fromY = fromX - from;
            }

            while (x > fromX && y > fromY)
            {
                matches.Add((--x, --y));
            }

            (x, y) = (fromX, fromY);
        }

        return matches;
    }

    private static IEnumerable<Hunk> Hunks(string[] before, string[] after, (bool[] OldStays, bool[] NewStays) edits)
    {
        var lines = new List<DiffLine>();
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            lines.Add(
                i < before.Length && !edits.OldStays[i] ? new DiffLine(LineKind.Removed, ++i, 0, before[i - 1])
                : j < after.Length && !edits.NewStays[j] ? new DiffLine(LineKind.Added, 0, ++j, after[j - 1])
                : new DiffLine(LineKind.Context, ++i, ++j, before[i - 1]));
        }

        for (var next = 0; (next = lines.FindIndex(next, line => line.Kind is not LineKind.Context)) >= 0;)
        {
            var first = Math.Max(0, next - ContextLines);
            var last = next;
            for (var look = next; look < lines.Count && look - last <= 2 * ContextLines; look++)
            {
                last = lines[look].Kind is LineKind.Context ? last : look;
            }

            next = Math.Min(lines.Count, last + ContextLines + 1);
            yield return Hunk.Of(lines[first..next]);
        }
    }
}
