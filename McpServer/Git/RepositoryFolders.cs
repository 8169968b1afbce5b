namespace Mcp.Daemon.Git;

/// <summary>The subdirectories in which somebody may keep a repository they work in.</summary>
internal static class RepositoryFolders
{
    /// <summary>Packages and build output: a repository in there is a copy of somebody else's, which nobody commits to.</summary>
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "bower_components", "bin", "obj", "dist", "build", "out", "target", "vendor", "venv",
        "__pycache__", "site-packages", "artifacts", "coverage", "Pods", "Carthage", "_deps", "DerivedData",
    };

    private static readonly EnumerationOptions Options = new()
    {
        IgnoreInaccessible = true,
        // A link may lead out of the workspace, or back into it and in circles.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>In the order of their names; none for a directory that cannot be read or has gone.</summary>
    public static IReadOnlyList<string> In(string directory)
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(directory, "*", Options)
                    .Where(child => Path.GetFileName(child) is var name && !name.StartsWith('.') && !Skipped.Contains(name))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Whether a directory says of itself that it is a work tree. What its <c>.git</c> leads to is judged later.</summary>
    public static bool IsWorkTree(string directory) => Path.Exists(Path.Combine(directory, ".git"));

    /// <summary>The nearest directory that says so, from this one upwards, or null.</summary>
    public static string? WorkTreeAround(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (IsWorkTree(at))
            {
                return at;
            }
        }

        return null;
    }
}
