namespace Mcp.Daemon.Configuration;

/// <summary>How many letters lie between two names, ignoring case (Levenshtein).</summary>
internal static class NameDistance
{
    /// <summary>The nearest of the known names within the distance, or null. One that shares less than half of its letters is another word.</summary>
    public static string? Nearest(string name, IEnumerable<string> known, int distance) => known
        .Select(candidate => (candidate, distance: Between(name, candidate)))
        .Where(pair => pair.distance <= distance && 2 * pair.distance <= Math.Max(name.Length, pair.candidate.Length))
        .OrderBy(pair => pair.distance)
        .Select(pair => pair.candidate)
        .FirstOrDefault();

    public static int Between(string left, string right)
    {
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var replaced = above[j - 1] + (same ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[right.Length];
    }
}
