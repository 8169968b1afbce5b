using Mcp.Contract;

namespace Mcp.Daemon.Configuration;

/// <summary>Directories as settings name them: compared by their text alone, the file gate looks through links.</summary>
internal static class RootPath
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Without dots, a final separator or a leading tilde; a relative path is left for the rule to refuse.</summary>
    public static string Absolute(string text)
    {
        var path = text.Trim();
        if ((path == "~" || path.StartsWith("~/", StringComparison.Ordinal)) && HomeDirectory.Find() is { } home)
        {
            path = home + path[1..];
        }

        return Path.IsPathFullyQualified(path) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) : path;
    }

    /// <summary>What lies in a directory of the one list and in a directory of the other.</summary>
    public static IReadOnlyList<string> Intersection(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
    [
        .. left.Where(path => right.Any(other => IsWithin(path, other)))
            .Concat(right.Where(path => left.Any(other => IsWithin(path, other))))
            .Distinct(),
    ];

    private static bool IsWithin(string path, string directory) =>
        path.Equals(directory, Comparison)
        || path.StartsWith(
            Path.EndsInDirectorySeparator(directory) ? directory : directory + Path.DirectorySeparatorChar, Comparison);
}
