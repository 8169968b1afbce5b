using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Git;

/// <summary>The names most like a misspelt one.</summary>
internal static class Nearest
{
    /// <summary>Suggestions for a name that is not there.</summary>
    private const int Enough = 3;
    private const int MostCandidates = 5_000;
    private const int Longest = 100;

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

    /// <summary>Only the first 100 characters count: the work grows with the product of both lengths.</summary>
    private static int Distance(string one, string other) =>
        NameDistance.Between(one[..Math.Min(one.Length, Longest)], other[..Math.Min(other.Length, Longest)]);
}
