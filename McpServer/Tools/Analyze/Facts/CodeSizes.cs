using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>How much there is, by language, and which files are a large part of it.</summary>
internal static class CodeSizes
{
    /// <summary>Fewer files are seen at a glance, and any is a large part of them.</summary>
    private const int FewestFiles = 5;

    /// <summary>A smaller file is read at one go, whatever its share.</summary>
    private const int SmallFile = 100;

    /// <summary>A file in which every fourth line stands is where every change goes.</summary>
    private const double LargeShare = 0.25;

    /// <summary>A line for each language, the most lines first, and one for the tests.</summary>
    public static IReadOnlyList<string> Languages(CodeMap map, int others)
    {
        var lines = map.Files.GroupBy(file => file.Language)
            .Select(group => (Language: group.Key, Files: group.Count(), Lines: group.Sum(map.Lines)))
            .OrderByDescending(group => group.Lines).ThenBy(group => group.Language)
            .Select(group => $"{Code.Languages.Name(group.Language)}: {Sized(group.Files, group.Lines)}").ToList();
        if (map.Files.Count > 0)
        {
            lines.Add(map.Tests.Count == 0 ? "no test among these files" : $"tests: {Sized(map.Tests.Count, map.Tests.Sum(map.Lines))}");
        }

        return others == 0 ? lines : [.. lines, $"no code: {Counted.Of(others, "file")}"];
    }

    /// <summary>Files that hold a large share of all lines, the largest first.</summary>
    public static IReadOnlyList<string> Large(CodeMap map)
    {
        var all = map.Files.Sum(map.Lines);
        return map.Files.Count < FewestFiles ? [] :
        [
            .. map.Files.Where(file => map.Lines(file) >= SmallFile && map.Lines(file) >= all * LargeShare)
                .OrderByDescending(map.Lines).ThenBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => $"{file.Path}: {Counted.Of(map.Lines(file), "line")} of code in {Counted.Of(Functions(file), "function")}, {100 * map.Lines(file) / all} % of all"),
        ];
    }

    private static int Functions(LookedFile file) => file.Source.Declared.Count(declared => declared.Kind is DeclarationKind.Function);

    private static string Sized(int files, int lines) => $"{Counted.Of(files, "file")}, {Counted.Of(lines, "line")} of code";
}
