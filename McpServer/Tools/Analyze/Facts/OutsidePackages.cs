using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Importing;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>Packages that code takes from outside, and imports that lead to files of its own which were not looked at.</summary>
internal static class OutsidePackages
{
    /// <summary>Beside the number of files that use a package.</summary>
    private const int MostPlaces = 4;

    /// <summary>Longer than names of packages are.</summary>
    private const int LongestName = 60;

    /// <summary>A line for each package, those that most files need first.</summary>
    /// <param name="withStandard">Whether the parts of a standard library count that reach out: processes, files, the network.</param>
    public static IReadOnlyList<string> Of(CodeMap map, bool withStandard)
    {
        var own = new OwnNames(map);
        return
        [
            .. Unresolved(map)
                .Select(each => (each.File, each.Import, Name: PackageNames.Of(each.File.Language, each.Import, withStandard)))
                .Where(each => each.Name is not null && !own.Has(each.File.Language, each.Import.Target, each.Name))
                .GroupBy(each => each.Name!)
                .Select(group => (Name: group.Key, Places: group.DistinctBy(each => each.File.Path).Select(each => $"{map.Short(each.File.Path)}:{each.Import.Line}").ToList()))
                .OrderByDescending(package => package.Places.Count).ThenBy(package => package.Name, StringComparer.Ordinal)
                .Select(package => $"{ShownLine.Of(package.Name, LongestName)}: {Counted.Of(package.Places.Count, "file")} ({ListedLines.Words(package.Places, MostPlaces)})"),
        ];
    }

    /// <summary>Imports by a relative path that no file answers to: <c>../money (src/cart.js:2)</c>.</summary>
    public static IReadOnlyList<string> NotLookedAt(CodeMap map) =>
    [
        .. Unresolved(map)
            .Where(each => each.Import.Target.StartsWith('.') && IsCode(each.File, each.Import.Target))
            .Select(each => $"{ShownLine.Of(each.Import.Target, LongestName)} ({each.File.Path}:{each.Import.Line})").Distinct(),
    ];

    private static IEnumerable<(LookedFile File, Import Import)> Unresolved(CodeMap map)
    {
        var resolved = map.Edges.Select(edge => (edge.From, edge.Target)).ToHashSet();
        return from file in map.Files
               from import in file.Source.Imported
               where !resolved.Contains((file.Path, import.Target))
               select (file, import);
    }

    private static bool IsCode(LookedFile file, string target)
    {
        var extension = Path.GetExtension(target.TrimStart('.', '/'));
        return file.Language is Language.Python || extension.Length == 0 || Languages.IsCode(Languages.Of(target));
    }

    /// <summary>What the code calls itself, so that a part of it which was not given is not taken for another's package.</summary>
    private sealed class OwnNames
    {
        private readonly HashSet<string> _names = [];
        private readonly HashSet<string> _spaces;

        public OwnNames(CodeMap map)
        {
            var types = new DeclaredTypes([.. map.Files.Select(file => file.Source)]);
            _spaces = [.. map.Files.SelectMany(file => types.Spaces(file.Source)).Where(space => space.Length > 0).Select(Root)];
            foreach (var path in map.Files.Select(file => file.Path))
            {
                _names.UnionWith(CodeMap.FolderOf(path).Split('/'));
                _names.Add(Path.GetFileNameWithoutExtension(path));
            }

            _names.UnionWith(map.Edges.Where(edge => map.At(edge.From).Language is Language.Go)
                .Select(edge => PackageNames.Of(Language.Go, new Import(1, edge.Target), withStandard: false)).OfType<string>());
        }

        public bool Has(Language language, string target, string package) => language switch
        {
            Language.CSharp or Language.Java or Language.Kotlin or Language.Scala or Language.Php => _spaces.Contains(Root(target.Replace('\\', '.').TrimStart('.'))),
            Language.Go or Language.Python or Language.Ruby => _names.Contains(package),
            _ => false,
        };

        // Java's names begin with a domain turned round, which is two words long.
        private static string Root(string space)
        {
            var parts = space.Split('.');
            return parts.Length > 1 && parts[0] is "com" or "org" or "net" or "io" or "de" or "dev" ? $"{parts[0]}.{parts[1]}" : parts[0];
        }
    }
}
