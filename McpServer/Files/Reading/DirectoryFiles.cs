namespace Mcp.Daemon.Files.Reading;

/// <summary>The files below a directory that somebody may have meant by naming it: no hidden ones, no build output.</summary>
internal static class DirectoryFiles
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "bin", "obj", "dist", "build", "out", "target", "vendor", "venv", "__pycache__", "artifacts", "coverage",
    };

    private static readonly EnumerationOptions Options = new()
    {
        IgnoreInaccessible = true,
        RecurseSubdirectories = false,
        // A link may lead out of the tree or back into it; what it leads to can be named itself.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Absolute paths in a stable order, at most <paramref name="most"/> and one more, which says there were more.</summary>
    public static IEnumerable<string> Below(string directory, int most) => Walk(directory).Take(most + 1);

    private static IEnumerable<string> Walk(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, "*", Options).Order(StringComparer.Ordinal))
        {
            if (!Path.GetFileName(file).StartsWith('.'))
            {
                yield return file;
            }
        }

        foreach (var child in Directory.EnumerateDirectories(directory, "*", Options).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(child);
            if (name.StartsWith('.') || Skipped.Contains(name))
            {
                continue;
            }

            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }
}
