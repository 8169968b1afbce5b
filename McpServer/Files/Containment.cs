namespace Mcp.Daemon.Files;

/// <summary>Whether one path lies inside another, component by component: <c>/a/bc</c> is not inside <c>/a/b</c>.</summary>
internal static class Containment
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Both paths absolute and free of links and dots. A directory lies inside itself.</summary>
    public static bool IsInside(string directory, string path)
    {
        var root = Path.TrimEndingDirectorySeparator(directory);
        return path.StartsWith(root, Comparison)
            && (path.Length == root.Length
                || Path.EndsInDirectorySeparator(root)
                || path[root.Length] == Path.DirectorySeparatorChar);
    }

    public static bool AreSame(string one, string other) =>
        string.Equals(
            Path.TrimEndingDirectorySeparator(one), Path.TrimEndingDirectorySeparator(other), Comparison);
}
