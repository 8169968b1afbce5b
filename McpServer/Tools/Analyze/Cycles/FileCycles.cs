using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Components = Mcp.Daemon.Code.Cycles;

namespace Mcp.Daemon.Tools.Analyze.Cycles;

/// <summary>
/// Files that need each other in a ring, in languages where an import loads a file. Where types find each other by
/// themselves, as classes of one Java package do, a ring of files is no fault; there folders are looked at.
/// </summary>
internal static class FileCycles
{
    /// <summary>The worst come first; the text says how many there are.</summary>
    private const int MostShown = 10;

    /// <summary>Beside the ring that is shown whole.</summary>
    private const int MostMembers = 6;

    /// <summary>The findings, and the edges that lie in a ring which they tell of.</summary>
    public static (IReadOnlyList<Finding> Findings, IReadOnlySet<ImportEdge> Told) Of(CodeMap map)
    {
        var binding = map.Edges.Where(edge => Loads(map.At(edge.From).Language) && !IsPart(edge.From) && !IsPart(edge.To))
            .Select(edge => (Edge: edge, Binding: Bindings.Of(map.At(edge.From), map.At(edge.To), edge)))
            .Where(each => each.Binding is not Binding.Never)
            .ToList();
        var later = binding.Where(each => each.Binding is Binding.Later).Select(each => each.Edge).ToHashSet();
        IReadOnlyList<ImportEdge> edges = [.. binding.Select(each => each.Edge)];
        var found = new List<Finding>();
        var told = new HashSet<ImportEdge>();
        foreach (var members in Components.Of(edges.Select(edge => (edge.From, edge.To))))
        {
            var ring = Ring.Of(members, edges);
            found.Add(Found(map, members, ring, ring.FirstOrDefault(later.Contains)));
            var inside = members.ToHashSet();
            told.UnionWith(map.Edges.Where(edge => inside.Contains(edge.From) && inside.Contains(edge.To)));
        }

        return ([.. found.OrderBy(finding => finding.Severity).Take(MostShown)], told);
    }

    private static Finding Found(CodeMap map, IReadOnlyList<string> members, IReadOnlyList<ImportEdge> ring, ImportEdge? putOff)
    {
        var way = string.Join(" → ", ring.Select(edge => $"{edge.From}:{edge.Line}").Append(ring[0].From));
        var rest = members.Except(ring.Select(edge => edge.From)).ToList();
        var more = rest.Count == 0 ? "" : $" {Counted.Of(rest.Count, "more file")} {(rest.Count == 1 ? "hangs" : "hang")} in the same knot: {ListedLines.Words(rest, MostMembers)}.";
        var isGathered = ring.Any(edge => Path.GetFileName(edge.From) is "__init__.py");
        var cost = putOff is not null ? $"{putOff.From}:{putOff.Line} puts its import off into a function so that it loads; none of them can be changed or tested without the others all the same."
            : isGathered ? "It loads only as long as the package's own file imports them in the right order."
            : "None of them can be tested or moved without the others, and which one is loaded first decides what is there yet.";
        return FoundInCode.At(
            map.At(ring[0].From).Source, ring[0].Line, putOff is not null || isGathered ? Severity.Low : Severity.Medium, "import_cycle",
            $"These files need each other in a ring, import by import: {way}. {cost}{more}",
            "Move what they share into a file that needs none of them, or hand over at the call what one of the imports brings.");
    }

    private static bool Loads(Language language) => language is Language.Python or Language.JavaScript or Language.TypeScript
        or Language.Ruby or Language.Lua or Language.Dart or Language.C or Language.Cpp;

    // The end of a header that stands in a file of its own includes it back, by custom.
    private static bool IsPart(string path) => Path.GetExtension(path) is ".inl" or ".ipp";
}
