namespace Mcp.Daemon.Code.Importing;

/// <summary>Finds files by whole paths and by the ends of paths.</summary>
internal sealed class PathIndex
{
    private readonly Dictionary<string, string> _byPath = [];
    private readonly ILookup<string, string> _byName;
    private readonly Dictionary<string, string> _abovePackages = [];

    public PathIndex(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files)
        {
            _byPath.TryAdd(Normal(file.Path), file.Path);
        }

        _byName = _byPath.Keys.ToLookup(path => path[(path.LastIndexOf('/') + 1)..]);
    }

    /// <summary>The file's path as it was given; null when there is none.</summary>
    public string? At(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>
    /// The file whose path ends with these segments. Of several the one that shares the most directories with the file that
    /// asks, and then the shortest.
    /// </summary>
    public string? EndingWith(string suffix, string near)
    {
        var from = Normal(near);
        var name = suffix[(suffix.LastIndexOf('/') + 1)..];
        return _byName[name]
            .Where(path => path == suffix || path.EndsWith("/" + suffix, StringComparison.Ordinal))
            .OrderByDescending(path => Shared(path, from))
            .ThenBy(path => path.Length)
            .ThenBy(path => path, StringComparer.Ordinal)
            .Select(path => _byPath[path])
            .FirstOrDefault();
    }

    /// <summary>The file at a path that is written relative to another file; null when there is none.</summary>
    public string? Relative(SourceFile file, string target) => Join(Directory(file.Path), target) is { } path ? At(path) : null;

    /// <summary>The way from a Python file to the directory in which its outermost package lies; empty for one that is in none.</summary>
    public string AbovePackage(SourceFile file)
    {
        if (!_abovePackages.TryGetValue(file.Path, out var up))
        {
            // Only a module of a package can import with dots, whether or not the package's mark is among the files.
            up = file.Imported.Any(import => import.Target.StartsWith('.')) ? "../" : "";
            while (Relative(file, up + "__init__.py") is not null)
            {
                up += "../";
            }

            _abovePackages[file.Path] = up;
        }

        return up;
    }

    /// <summary>With forward slashes and without a leading dot.</summary>
    public static string Normal(string path)
    {
        var normal = path.Replace('\\', '/');
        return normal.StartsWith("./", StringComparison.Ordinal) ? normal[2..] : normal;
    }

    public static string Directory(string path)
    {
        var normal = Normal(path);
        return normal.LastIndexOf('/') is var slash and >= 0 ? normal[..slash] : "";
    }

    /// <summary>A path relative to a directory, without dots; null when it leads above everything.</summary>
    public static string? Join(string directory, string relative)
    {
        var parts = directory.Length == 0 ? [] : directory.Split('/').ToList();
        foreach (var part in relative.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        var joined = string.Join('/', parts);
        return directory.StartsWith('/') && !joined.StartsWith('/') ? "/" + joined : joined;
    }

    private static int Shared(string one, string other)
    {
        var shared = 0;
        for (var i = 0; i < Math.Min(one.Length, other.Length) && one[i] == other[i]; i++)
        {
            shared += one[i] == '/' ? 1 : 0;
        }

        return shared;
    }
}
