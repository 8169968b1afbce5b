using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Components = Mcp.Daemon.Code.Cycles;

namespace Mcp.Daemon.Tools.Analyze.Cycles;

/// <summary>
/// Folders that need each other: whatever the layers are meant to be, one of the imports points the wrong way. A folder and
/// one inside it are one part, and in Rust a module and those inside it always need each other.
/// </summary>
internal static class FolderCycles
{
    /// <summary>As many as of files.</summary>
    private const int MostShown = 10;

    /// <summary>Imports of one hop: one of them shows it.</summary>
    private const int MostPlaces = 4;

    /// <param name="told">Edges that a finding about files tells of already.</param>
    public static IReadOnlyList<Finding> Of(CodeMap map, IReadOnlySet<ImportEdge> told)
    {
        var crossing = map.Edges.Where(edge => !told.Contains(edge) && Layered(map.At(edge.From)) && IsApart(CodeMap.FolderOf(edge.From), CodeMap.FolderOf(edge.To)))
            .Where(edge => Bindings.Of(map.At(edge.From), map.At(edge.To), edge) is not Binding.Never)
            .ToList();
        var between = crossing.ToLookup(edge => (From: CodeMap.FolderOf(edge.From), To: CodeMap.FolderOf(edge.To)));
        var next = between.Select(hop => hop.Key).ToLookup(hop => hop.From, hop => hop.To);
        var found = new List<Finding>();
        foreach (var members in Components.Of(between.Select(hop => hop.Key)).Take(MostShown))
        {
            var inside = members.ToHashSet();
            var knot = between.Where(hop => inside.Contains(hop.Key.From) && inside.Contains(hop.Key.To))
                .Select(hop => new Hop(hop.Key.From, hop.Key.To, [.. hop.OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.Line)]))
                .ToDictionary(hop => (hop.From, hop.To));
            var ring = Ring.Of(members, next);
            found.Add(Found(map, [.. ring.Select((from, i) => knot[(from, ring[(i + 1) % ring.Count])])], [.. knot.Values], [.. members.Except(ring)]));
        }

        return found;
    }

    private static Finding Found(CodeMap map, IReadOnlyList<Hop> ring, IReadOnlyList<Hop> knot, IReadOnlyList<string> rest)
    {
        var odd = Odd(ring, knot);
        var edge = (odd ?? ring[0]).Edges[0];
        var ways = string.Join("; ", ring.Select(hop => $"{map.Short(hop.From)} needs {map.Short(hop.To)} ({Places(hop)})"));
        var more = rest.Count == 0 ? "" : $" {ListedLines.Words([.. rest.Select(map.Short)], MostPlaces)} {(rest.Count == 1 ? "hangs" : "hang")} in the same knot.";
        var way = odd is null ? "" : $" Without the {(odd.Edges.Count == 1 ? "import" : $"{odd.Edges.Count} imports")} from {map.Short(odd.From)} to {map.Short(odd.To)} no ring is left.";
        return FoundInCode.At(
            map.At(edge.From).Source, edge.Line, Severity.Medium, "folder_cycle",
            $"Folders need each other: {ways}.{more} None of them can be changed, tested or shipped without the others.{way}",
            odd is null ? "Decide which of them may need the other, and move what the other one takes below both."
                : $"Turn that round: let {map.Short(odd.From)} say what it needs in its own terms, or move what it takes from {map.Short(odd.To)} below both.");
    }

    /// <summary>The dependency that would have to go for all rings to open, when that is one alone, or one with fewer imports than any other such.</summary>
    private static Hop? Odd(IReadOnlyList<Hop> ring, IReadOnlyList<Hop> knot)
    {
        var opening = ring.Where(hop => Components.Of(knot.Where(each => each != hop).Select(each => (each.From, each.To))).Count == 0)
            .OrderBy(hop => hop.Edges.Count).ToList();
        return opening.Count == 1 || (opening.Count > 1 && opening[0].Edges.Count < opening[1].Edges.Count) ? opening[0] : null;
    }

    private static string Places(Hop hop) => ListedLines.Words([.. hop.Edges.Select(edge => $"{Path.GetFileName(edge.From)}:{edge.Line}").Distinct()], MostPlaces);

    private static bool Layered(LookedFile file) => file.Language is not (Language.Rust or Language.Swift);

    private static bool IsApart(string one, string other) => one != other && !IsWithin(one, other) && !IsWithin(other, one);

    private static bool IsWithin(string folder, string around) => around.Length == 0 || folder.StartsWith(around + "/", StringComparison.Ordinal);

    /// <summary>What one folder needs of the next.</summary>
    private sealed record Hop(string From, string To, IReadOnlyList<ImportEdge> Edges);
}
