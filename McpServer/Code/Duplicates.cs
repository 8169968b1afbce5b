using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Code;

/// <summary>Code that stands at more than one place, compared line by line and strings included.</summary>
internal static class Duplicates
{
    /// <summary>More pairs than anybody acts on at once.</summary>
    private const int MostPairs = 50;

    /// <summary>
    /// Of how many earlier places a later one is compared with: lines that a file repeats a thousand times would otherwise
    /// be compared a million times.
    /// </summary>
    private const int MostPlaces = 16;

    /// <summary>
    /// The longest runs first. White space is folded; blank lines, comments, imports and lines without a letter or digit are
    /// passed over and end no run. Each place is paired with the earlier one that agrees longest, and the two never overlap.
    /// </summary>
    /// <param name="files">What is looked through.</param>
    /// <param name="minLines">How many lines of code must agree; at least 2.</param>
    public static IReadOnlyList<DuplicatePair> Of(IReadOnlyList<SourceFile> files, int minLines, CancellationToken cancellationToken)
    {
        var window = Math.Max(2, minLines);
        var lines = ComparedLines.Of(files, cancellationToken);
        var places = new Dictionary<ulong, List<int>>();
        var pairs = new List<DuplicatePair>();
        var covered = 0;
        for (var at = 0; at + window <= lines.Count; at++)
        {
            if (lines.EndOf(at) < at + window)
            {
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }

            var key = lines.HashOf(at, window);
            if (!places.TryGetValue(key, out var earlier))
            {
                places[key] = earlier = [];
            }

            if (at >= covered)
            {
                var (first, length) = Longest(lines, earlier, at);
                if (length >= window)
                {
                    pairs.Add(lines.Pair(first, at, length));
                    covered = at + length;
                }
            }

            if (earlier.Count < MostPlaces)
            {
                earlier.Add(at);
            }
        }

        return
        [
            .. pairs.OrderByDescending(pair => pair.Lines)
                .ThenBy(pair => pair.FirstPath, StringComparer.Ordinal)
                .ThenBy(pair => pair.FirstLine)
                .ThenBy(pair => pair.SecondPath, StringComparer.Ordinal)
                .ThenBy(pair => pair.SecondLine)
                .Take(MostPairs),
        ];
    }

    private static (int First, int Length) Longest(ComparedLines lines, List<int> earlier, int at)
    {
        var best = (First: -1, Length: 0);
        foreach (var first in earlier)
        {
            var length = lines.Agreeing(first, at);
            best = length > best.Length ? (first, length) : best;
        }

        return best;
    }
}
