namespace Mcp.Daemon.Code.Importing;

/// <summary>The file of the module that a Rust path leads into.</summary>
internal static class RustModules
{
    public static string? File(SourceFile file, string target, PathIndex paths)
    {
        var segments = target.Split("::");
        var directory = ModuleDirectory(PathIndex.Normal(file.Path));
        switch (segments[0])
        {
            case "crate":
                return CrateRoot(file.Path, paths) is { } root ? Find(root, segments[1..], paths) : null;
            case "self":
                return Find(directory, segments[1..], paths);
            case "super":
                var ups = segments.TakeWhile(segment => segment == "super").Count();
                var up = PathIndex.Join(directory, string.Concat(Enumerable.Repeat("../", ups)));
                return up is null ? null : Find(up, segments[ups..], paths);
            default:
                // A module declared in the same file; anything else is another crate.
                return segments.Length > 1 ? Find(directory, segments, paths) : null;
        }
    }

    /// <summary>Where the modules of a file stand: beside it for a root, in a directory of its name otherwise.</summary>
    private static string ModuleDirectory(string path)
    {
        var stem = path.EndsWith(".rs", StringComparison.Ordinal) ? path[..^3] : path;
        var name = stem[(stem.LastIndexOf('/') + 1)..];
        return name is "mod" or "lib" or "main" ? PathIndex.Directory(path) : stem;
    }

    private static string? CrateRoot(string path, PathIndex paths)
    {
        for (var directory = PathIndex.Directory(path); ; directory = PathIndex.Directory(directory))
        {
            if (paths.At(Under(directory, "lib.rs")) is not null || paths.At(Under(directory, "main.rs")) is not null
                || directory == "src" || directory.EndsWith("/src", StringComparison.Ordinal))
            {
                return directory;
            }

            if (directory.Length == 0)
            {
                return null;
            }
        }
    }

    /// <summary>The longest beginning of a path that is a module; what follows it is an item of that module.</summary>
    private static string? Find(string directory, string[] segments, PathIndex paths)
    {
        for (var length = segments.Length; length > 0; length--)
        {
            var module = Under(directory, string.Join('/', segments[..length]));
            if ((paths.At(module + ".rs") ?? paths.At(module + "/mod.rs")) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string Under(string directory, string path) => directory.Length == 0 ? path : directory + "/" + path;
}
