using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>Dependencies in words: the same for the agent and for the expert.</summary>
internal static class DependencyText
{
    /// <summary>Lines of each list: about a page together.</summary>
    private const int MostLines = 40;

    /// <summary>Of one file, on one line.</summary>
    private const int MostImports = 20;

    /// <summary>Of one need, on one line.</summary>
    private const int MostPlaces = 8;

    /// <summary>Null when it needs nothing.</summary>
    public static string? Needs(Dependencies found) => ListedLines.Of(
        [
            .. found.Needs.Where(need => need.Kind is not NeedKind.Import).Select(Needed),
            .. found.Needs.Where(need => need.Kind is NeedKind.Import).Select(need => $"{need.Path}:{need.Lines[0]} imports {need.Place}{Crossing(need)}"),
            .. found.Outside.Select(file => $"{file.Path} imports from outside these files: {ListedLines.Words([.. file.Imports.Select(import => $"{import.Target} ({import.Line})")], MostImports)}"),
        ],
        MostLines,
        "dependency line");

    /// <summary>Null when nothing needs it.</summary>
    public static string? NeededBy(Dependencies found) => ListedLines.Of([.. found.NeededBy.Select(Needing)], MostLines, "dependency line");

    /// <summary>Null without one.</summary>
    public static string? Cycles(Dependencies found) => ListedLines.Of([.. found.Cycles.Select(Cycle)], MostLines, "cycle");

    /// <summary>The boundaries that are crossed, each with in how many lines; null where none is.</summary>
    public static string? Boundaries(Dependencies found) => ListedLines.Of(
        [
            .. found.Needs.Concat(found.NeededBy).Where(need => need.Crosses is not null).GroupBy(need => need.Crosses!)
                .Select(same => $"{same.Key}: {Counted.Of(same.SelectMany(need => need.Lines.Select(line => (need.Path, line))).Distinct().Count(), "line")}{(IsBothWays(found, same.Key) ? ", and the other way too" : "")}"),
        ],
        MostLines,
        "way");

    private static bool IsBothWays(Dependencies found, string crossed) =>
        string.Join(" → ", crossed.Split(" → ").Reverse()) is var back && found.Needs.Concat(found.NeededBy).Any(need => need.Crosses == back);

    private static string Needed(Need need) =>
        $"{need.Path}:{Lines(need)} {Verb(need)} {need.Name}{(need.Place is { } place ? $" ({place})" : need.IsSure ? ", declared in none of these files" : ", which several are called")}{Crossing(need)}{Sure(need)}";

    private static string Needing(Need need)
    {
        var test = TestFiles.IsTest(need.Path) ? ", a test" : "";
        var words = need.Kind switch
        {
            NeedKind.Import => "imports its file",
            NeedKind.Type => $"mentions it in {need.Name}",
            NeedKind.Base => $"{need.Name} {Extends(need)} it",
            _ => need.Name,
        };
        return $"{need.Path}:{Lines(need)} {words}{test}{Crossing(need)}{Sure(need)}";
    }

    private static string Cycle(IReadOnlyList<ImportEdge> way) => $"{way[0].From}{string.Concat(way.Select(edge => $" → {edge.To} (line {edge.Line})"))}";

    private static string Lines(Need need) => ListedLines.Words([.. need.Lines.Select(line => line.ToString())], MostPlaces);

    private static string Verb(Need need) => need.Kind switch
    {
        NeedKind.Base => Extends(need),
        NeedKind.Call => "calls",
        _ => "mentions the type",
    };

    private static string Extends(Need need) => Languages.Of(need.Path) is Language.Rust ? "implements" : "extends";

    private static string Crossing(Need need) => need.Crosses is { } crossed ? $", crosses {crossed}" : "";

    private static string Sure(Need need) => need.IsSure || need.Place is null ? "" : ", by its name only";
}
