namespace Mcp.Daemon.Code.Importing;

/// <summary>Go's imports: a path names a directory, and the files in it are needed that declare what is used.</summary>
internal sealed class GoPackages
{
    private readonly ILookup<string, SourceFile> _byDirectory;
    private readonly ILookup<string, string> _byName;

    public GoPackages(IReadOnlyList<SourceFile> files)
    {
        _byDirectory = files
            .Where(file => file.Language is Language.Go && !file.Path.EndsWith("_test.go", StringComparison.Ordinal))
            .ToLookup(file => PathIndex.Directory(file.Path));
        _byName = _byDirectory.Select(group => group.Key).ToLookup(directory => directory[(directory.LastIndexOf('/') + 1)..]);
    }

    public IEnumerable<ImportEdge> Of(SourceFile file)
    {
        foreach (var import in file.Imported)
        {
            if (Directory(import.Target) is not { } directory)
            {
                continue;
            }

            var alias = import.Names.Count > 0 ? import.Names[0] : Package(import.Target);
            var used = alias is "_" ? null : Used(file, alias);
            foreach (var target in _byDirectory[directory])
            {
                if (used is null || target.Declared.Any(declared => declared.Container is null && used.Contains(declared.Name)))
                {
                    yield return new ImportEdge(file.Path, target.Path, import.Line, import.Target);
                }
            }
        }
    }

    /// <summary>The directory that the import path ends with; a standard package has no dot in its first segment and no directory here.</summary>
    private string? Directory(string import)
    {
        var isOfStandard = !import.Split('/')[0].Contains('.');
        return _byName[import[(import.LastIndexOf('/') + 1)..]]
            .Where(directory => directory.Length > 0)
            .Select(directory => (directory, Shared: SharedEnd(directory, import)))
            .Where(found => found.Shared >= 2 || (!isOfStandard && found.Shared == found.directory.Split('/').Length))
            .OrderByDescending(found => found.Shared)
            .ThenBy(found => found.directory, StringComparer.Ordinal)
            .Select(found => found.directory)
            .FirstOrDefault();
    }

    private static int SharedEnd(string directory, string import)
    {
        var (one, other) = (directory.Split('/'), import.Split('/'));
        var shared = 0;
        while (shared < Math.Min(one.Length, other.Length) && one[^(shared + 1)] == other[^(shared + 1)])
        {
            shared++;
        }

        return shared;
    }

    /// <summary>The name by which a package is used: its last segment, without a version.</summary>
    private static string Package(string import)
    {
        var segments = import.Split('/');
        var isVersion = segments.Length > 1 && segments[^1].Length > 1 && segments[^1][0] == 'v' && segments[^1][1..].All(char.IsAsciiDigit);
        return isVersion ? segments[^2] : segments[^1];
    }

    private static HashSet<string> Used(SourceFile file, string package)
    {
        var used = new HashSet<string>();
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.Is(at, package) && tokens.Is(at + 1, '.') && tokens.IsWord(at + 2))
            {
                used.Add(tokens.Name(at + 2));
            }
        }

        return used;
    }
}
