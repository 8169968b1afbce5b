namespace Mcp.Daemon.Code;

/// <summary>A path as a trace or a person writes it, and which of some files it may mean.</summary>
internal static class WrittenPath
{
    /// <summary>Directories that hold what others wrote: of several files of one name, none of a project is meant.</summary>
    private static readonly string[] Foreign =
    [
        "site-packages/", "dist-packages/", "node_modules/", "/usr/lib/", "/usr/local/lib/", "lib/python", "/go/pkg/mod/", "/go/src/", "go/src/runtime/",
        ".cargo/registry/", "/rustc/", ".rustup/", "/gems/", "vendor/", ".m2/repository/", "/dotnet/", "/_/src/", "/usr/share/", "<frozen",
    ];

    /// <summary>With forward slashes, and without scheme, query and what says only "here": <c>file:///a/./b.js?v=1</c> is <c>/a/b.js</c>.</summary>
    public static string Normal(string path)
    {
        var text = path.Trim().Trim('"', '\'', '`').Replace('\\', '/');
        if (text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0)
        {
            text = text[(scheme + 3)..];
            // Of http://host/a.js the host is no directory.
            text = text.IndexOf('/') is var slash and >= 0 ? text[slash..] : text;
        }

        text = text.IndexOf('?') is var query and > 0 ? text[..query] : text;
        text = text.Replace("/./", "/", StringComparison.Ordinal);
        return text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text;
    }

    /// <summary>Whether it lies among libraries or in a runtime.</summary>
    public static bool IsForeign(string normal) =>
        normal.StartsWith("node:", StringComparison.Ordinal) || normal.StartsWith('<')
        || Foreign.Any(part => normal.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The files that are meant: the one of that very name, else those whose name ends with the path, else the one whose whole
    /// name the path ends with. None when nothing fits.
    /// </summary>
    public static IReadOnlyList<SourceFile> Meant(string normal, IReadOnlyList<SourceFile> files)
    {
        if (files.FirstOrDefault(file => file.Path == normal) is { } same)
        {
            return [same];
        }

        var ending = files.Where(file => EndsWith(file.Path, normal)).ToList();
        return ending.Count > 0 ? ending
            : files.Where(file => EndsWith(normal, file.Path)).MaxBy(file => file.Path.Length) is { } longest ? [longest]
            : [];
    }

    /// <summary>The files of the same base name that agree with the path in most of their last directories.</summary>
    public static IReadOnlyList<SourceFile> Alike(string normal, IReadOnlyList<SourceFile> files)
    {
        var best = files.Select(file => (File: file, Shared: Shared(file.Path, normal))).Where(pair => pair.Shared > 0)
            .GroupBy(pair => pair.Shared).MaxBy(group => group.Key);
        return best is null ? [] : [.. best.Select(pair => pair.File)];
    }

    private static bool EndsWith(string whole, string end) => end.Length > 0 && (whole.Length == end.Length
        ? string.Equals(whole, end, StringComparison.OrdinalIgnoreCase)
        : whole.Length > end.Length && whole[^(end.Length + 1)] == '/' && whole.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static int Shared(string one, string other)
    {
        var (left, right) = (one.Split('/'), other.Split('/'));
        var shared = 0;
        while (shared < left.Length && shared < right.Length && string.Equals(left[^(shared + 1)], right[^(shared + 1)], StringComparison.OrdinalIgnoreCase))
        {
            shared++;
        }

        return shared;
    }
}
