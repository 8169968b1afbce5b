using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>
/// Files that import each other in a circle, in languages that run a file when it is imported: what one of them sees of the
/// other depends on which came first. Imports inside of functions and of types alone are passed over.
/// </summary>
internal sealed class ImportCycles : RefactorCheck
{
    private const int MostNamed = 6;

    public override RefactorKinds Kinds => RefactorKinds.Organization | RefactorKinds.CodeSmells;

    public override IEnumerable<Finding> Of(MeasuredCode code)
    {
        var files = code.Files.Where(file => file.Language is Language.Python or Language.JavaScript or Language.TypeScript or Language.Lua)
            .ToDictionary(file => file.Path);
        var edges = code.Edges.Where(edge => files.ContainsKey(edge.To) && files.TryGetValue(edge.From, out var from) && IsRun(from, files[edge.To], edge, IsPackage)).ToList();
        bool IsPackage(string folder) => files.ContainsKey($"{folder}/__init__.py");
        foreach (var cycle in Cycles.Of(edges.Select(edge => (edge.From, edge.To))))
        {
            var way = Way(cycle, edges);
            var first = way[0];
            var imports = string.Join(", ", way.Skip(1).Take(MostNamed).Select(edge => $"{edge.From}:{edge.Line} imports {edge.To}"));
            yield return FoundInCode.At(
                files[first.From].Source, first.Line, Severity.Medium, "import_cycle",
                $"{(way.Count == 2 ? "Two" : way.Count.ToString())} files import each other in a circle: this line imports {first.To}, {imports}{(way.Count - 1 > MostNamed ? " and so on" : "")}. None can be loaded, tested or moved without the other{(way.Count > 2 ? "s" : "")}.",
                "Move what both need into a file that imports neither.");
        }
    }

    private static bool IsRun(LookedFile file, LookedFile target, ImportEdge edge, Func<string, bool> isPackage)
    {
        var tokens = file.Source.Tokens;
        var first = tokens.FirstAt(edge.Line);
        return tokens.Line(first) == edge.Line && tokens.Indent(first) == 0
            && !(file.Language is Language.TypeScript && IsOfTypes(file, target, edge)) && !(file.Language is Language.Python && IsPackage(edge, isPackage));
    }

    // A package lists what is in it, and is there before its parts; and inside of one a bare name means a module from outside.
    private static bool IsPackage(ImportEdge edge, Func<string, bool> isPackage)
    {
        var (folder, target) = (Path.GetDirectoryName(edge.From) ?? "", Path.GetDirectoryName(edge.To) ?? "");
        var isAround = Path.GetFileName(edge.To) == "__init__.py" && (folder == target || folder.StartsWith(target + "/", StringComparison.Ordinal));
        return isAround || (folder == target && !edge.Target.Contains('.', StringComparison.Ordinal) && isPackage(folder));
    }

    // The compiler takes these out.
    private static bool IsOfTypes(LookedFile file, LookedFile target, ImportEdge edge)
    {
        var first = file.Source.Tokens.FirstAt(edge.Line);
        var names = file.Source.Imported.FirstOrDefault(import => import.Line == edge.Line)?.Names ?? [];
        var types = target.Source.Declared.Where(declared => declared.Word is "interface" or "type").Select(declared => declared.Name).ToHashSet();
        return file.Source.Tokens.Is(first + 1, "type") || (names.Count > 0 && names.All(types.Contains));
    }

    /// <summary>The shortest circle through the first file of a group of files that all reach each other.</summary>
    private static List<ImportEdge> Way(IReadOnlyList<string> cycle, List<ImportEdge> edges)
    {
        var members = cycle.ToHashSet();
        var inside = edges.Where(edge => members.Contains(edge.From) && members.Contains(edge.To)).ToLookup(edge => edge.From);
        var reached = new Dictionary<string, ImportEdge>();
        var queue = new Queue<string>([cycle[0]]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var edge in inside[at].Where(edge => !reached.ContainsKey(edge.To)))
            {
                reached[edge.To] = edge;
                queue.Enqueue(edge.To);
            }
        }

        var way = new List<ImportEdge> { reached[cycle[0]] };
        while (way[0].From != cycle[0])
        {
            way.Insert(0, reached[way[0].From]);
        }

        return way;
    }
}
