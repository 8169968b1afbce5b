using Mcp.Daemon.Code.Importing;

namespace Mcp.Daemon.Code;

/// <summary>Which of some files need which others of them; what lies outside of the given files is not in it.</summary>
internal static class ImportGraph
{
    /// <summary>
    /// One edge for every pair, in the order of the files and of the lines. Paths are resolved against the importing file;
    /// names of packages and namespaces by what the files declare, and there an edge needs a type that is mentioned. Files of
    /// one Go package or one Swift module need no import of each other, and get no edge.
    /// </summary>
    public static IReadOnlyList<ImportEdge> Of(IReadOnlyList<SourceFile> files, CancellationToken cancellationToken)
    {
        var paths = new PathIndex(files);
        var uses = new TypeUses(files);
        var packages = new GoPackages(files);
        var edges = new List<ImportEdge>();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = file.Language switch
            {
                Language.CSharp or Language.Java or Language.Kotlin or Language.Scala => uses.Of(file),
                Language.Php => uses.Of(file).Concat(PathImport(file, paths)),
                Language.Go => packages.Of(file),
                _ => PathImport(file, paths),
            };
            edges.AddRange(found
                .Where(edge => edge.To != file.Path)
                .OrderBy(edge => edge.Line)
                .ThenBy(edge => edge.To, StringComparer.Ordinal)
                .DistinctBy(edge => edge.To));
        }

        return edges;
    }

    private static IEnumerable<ImportEdge> PathImport(SourceFile file, PathIndex paths) =>
        from import in file.Imported
        from target in ImportedPaths.Of(file, import, paths)
        select new ImportEdge(file.Path, target, import.Line, import.Target);
}
