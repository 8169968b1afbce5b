using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Tracer.Targets;

/// <summary>What was found of a target, in words.</summary>
internal static class TargetText
{
    /// <summary>Declarations of one name; one of more is not told apart by its name.</summary>
    private const int MostThings = 20;

    /// <summary>Enough to see that the wrong files were given.</summary>
    private const int MostFiles = 10;

    /// <summary>The first few say which way to go on.</summary>
    private const int MostLeaving = 4;

    /// <summary>What an agent writes as a target is a name or a sentence; a page of it is not repeated.</summary>
    private const int LongestWanted = 120;

    /// <summary>What the agent should name when it names no files.</summary>
    public static string NoFiles(string description)
    {
        var words = TargetWords.Of(description);
        var what = words.File ?? (words.Marked.Count > 0 ? $"the file that declares {words.Marked[0]}" : "the file that declares the target");
        return $"Name {what} in relevant_files, and those that call it or that it calls: only given files are looked through.";
    }

    /// <summary>Where it is declared, a line for each definition.</summary>
    public static string Found(TraceTarget target) => target.File is not null ? $"{target.File.Path}\n"
        : string.Concat(target.Definitions.Take(MostThings).Select(definition => $"{Kind(definition)}{definition.Name} ({definition.Place})\n"))
            + (target.Definitions.Count > MostThings ? $"… and {Counted.Of(target.Definitions.Count - MostThings, "more declaration")}\n" : "");

    public static string NotFound(TraceTarget target, SourceSet files)
    {
        if (target.IsAmbiguous)
        {
            return $"{Wanted(target)} may mean each of these:\n"
                + (ListedLines.Of([.. target.Definitions.Select(definition => $"{Kind(definition)}{definition.Name} ({definition.Place})")], MostThings, "declaration") ?? "- nothing is declared there");
        }

        var lines = new List<string> { $"{Wanted(target)} is declared in none of these files: {ListedLines.Words([.. files.Files.Select(file => file.Path)], MostFiles)}." };
        if (target.CalledAt.Count > 0)
        {
            lines.Add("Called by that name:");
            lines.AddRange(target.CalledAt.Select(site => $"- {site.Path}:{site.Line}: {ShownLine.Of(site.Text)}"));
        }

        if (target.Nearest.Count > 0)
        {
            lines.Add("Named nearly so:");
            lines.AddRange(target.Nearest.Select(symbol => $"- {Kind(symbol)}{symbol.Name} ({symbol.Place})"));
        }

        return string.Join('\n', lines);
    }

    public static string Hint(TraceTarget target) => target.IsAmbiguous
        ? $"Say which {Wanted(target)} is meant: send the step again with its full name, or its file and line, in target_description, such as \"{Example(target)}\"."
        : target.Nearest.Count > 0
            ? $"Name the file that declares {Wanted(target)} in relevant_files, or correct the name: {target.Nearest[0].Name} is the nearest here."
            : $"Name the file that declares {Wanted(target)} in relevant_files.";

    /// <summary>What to give next where the target calls something that the files do not declare; null where there is nothing.</summary>
    public static string? WhereItLeaves(IEnumerable<(string Call, int Line)> outside)
    {
        // What has no name before it is a library's or a part of the language, or would be found.
        var calls = outside.Where(call => call.Call.Contains('.')).Select(call => $"{call.Call} ({call.Line})").Distinct().ToList();
        return calls.Count == 0 ? null
            : $"The way leaves these files at {ListedLines.Words(calls, MostLeaving)}: name the files that declare what of it is yours in relevant_files.";
    }

    /// <summary>What else the words name, and whether the way reaches it; null when nothing.</summary>
    public static string? AlsoNamed(TraceTarget target, IReadOnlySet<Symbol> reached) => ListedLines.Of(
        [.. target.AlsoNamed.Select(symbol => $"{Kind(symbol)}{symbol.Name} ({symbol.Place}){(reached.Contains(symbol) ? ", on the way" : "")}")], MostThings, "name");

    private static string Example(TraceTarget target) => target.Definitions.Count == 0 ? "Type.method"
        : target.Definitions.GroupBy(definition => definition.Name).First() is var same && same.Count() > 1 ? $"{same.Key} in {target.Definitions[0].Start}"
        : target.Definitions[0].Name;

    private static string Wanted(TraceTarget target) => ShownLine.Of(target.Wanted, LongestWanted) is { Length: > 0 } wanted ? $"`{wanted}`" : "The target";

    private static string Kind(Symbol symbol) => symbol.Declaration.Word is { Length: > 0 } word ? word + " " : "";
}
