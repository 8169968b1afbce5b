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
        var edges = code.Edges.Where(edge => files.TryGetValue(edge.From, out var from) && files.TryGetValue(edge.To, out var to)
            && Bindings.Of(from, to, edge) is Binding.AtOnce && !(from.Language is Language.Python && IsOfPackage(edge, files))).ToList();
        foreach (var cycle in Cycles.Of(edges.Select(edge => (edge.From, edge.To))))
        {
            var way = Ring.Of(cycle, edges);
            var first = way[0];
            var imports = string.Join(", ", way.Skip(1).Take(MostNamed).Select(edge => $"{edge.From}:{edge.Line} imports {edge.To}"));
            yield return FoundInCode.At(
                files[first.From].Source, first.Line, Severity.Medium, "import_cycle",
                $"{(way.Count == 2 ? "Two" : way.Count.ToString())} files import each other in a circle: this line imports {first.To}, {imports}{(way.Count - 1 > MostNamed ? " and so on" : "")}. None can be loaded, tested or moved without the other{(way.Count > 2 ? "s" : "")}.",
                "Move what both need into a file that imports neither.");
        }
    }

    // A package lists what is in it, and is there before its parts; and inside of one a bare name means a module from outside.
    private static bool IsOfPackage(ImportEdge edge, Dictionary<string, LookedFile> files)
    {
        var (folder, target) = (Path.GetDirectoryName(edge.From) ?? "", Path.GetDirectoryName(edge.To) ?? "");
        var isAround = Path.GetFileName(edge.To) == "__init__.py" && (folder == target || folder.StartsWith(target + "/", StringComparison.Ordinal));
        return isAround || (folder == target && !edge.Target.Contains('.', StringComparison.Ordinal) && files.ContainsKey($"{folder}/__init__.py"));
    }
}
