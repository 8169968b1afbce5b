namespace Mcp.Daemon.Git;

/// <summary>The names most like a misspelt one.</summary>
internal static class Nearest
{
    private const int Enough = 3;
    private const int MostCandidates = 5_000;

    public static IReadOnlyList<string> To(string name, IEnumerable<string> candidates) =>
    [
        .. candidates.Take(MostCandidates)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= Math.Max(2, name.Length / 2)
                || pair.Name.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Take(Enough)
            .Select(pair => pair.Name),
    ];

    /// <summary>Levenshtein, case ignored; only the first 100 characters count.</summary>
    private static int Distance(string one, string other)
    {
        const int Longest = 100;
        one = one[..Math.Min(one.Length, Longest)];
        other = other[..Math.Min(other.Length, Longest)];
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[other.Length];
    }
}
