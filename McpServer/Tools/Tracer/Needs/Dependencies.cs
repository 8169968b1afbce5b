using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Tracer.Targets;

namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>What a part of the code needs, and what needs it.</summary>
internal sealed record Dependencies
{
    /// <summary>Overloads, or parts of one type, that are looked at; of more nobody reads the list.</summary>
    private const int MostDefinitions = 80;

    public required IReadOnlyList<Need> Needs { get; init; }

    public required IReadOnlyList<Need> NeededBy { get; init; }

    /// <summary>Imports of the target's files that mean none of the files, by file.</summary>
    public required IReadOnlyList<(string Path, IReadOnlyList<Import> Imports)> Outside { get; init; }

    /// <summary>Ways from a file of the target through the imports back to it, the shortest of each file.</summary>
    public required IReadOnlyList<IReadOnlyList<ImportEdge>> Cycles { get; init; }

    public static Dependencies Of(TraceTarget target, TracedCode code, CancellationToken cancellationToken)
    {
        var (needs, neededBy) = (new NeedSearch(code, cancellationToken), new NeededBySearch(code, cancellationToken));
        var definitions = target.Definitions.Take(MostDefinitions).ToList();
        var files = target.File is { } file ? [file] : definitions.Select(definition => definition.File).DistinctBy(each => each.Path).ToList();
        var areas = new Areas(code.Files.Files);
        return new Dependencies
        {
            Needs = [.. (target.File is { } whole ? needs.OfFile(whole) : needs.OfSymbols(definitions))
                .Select(need => need with { Crosses = Crossed(areas, need.Path, PathOf(need.Place)) })],
            NeededBy = [.. (target.File is { } it ? neededBy.OfFile(it) : neededBy.OfSymbols(definitions))
                .Select(need => need with { Crosses = Crossed(areas, need.Path, files[0].Path) })],
            Outside = [.. files.Select(each => (each.Path, OutsideImports.Of(each, code))).Where(pair => pair.Item2.Count > 0)],
            Cycles = [.. files.Select(each => Ring.Through(each.Path, code.Edges)).Where(ring => ring.Count > 0)],
        };
    }

    private static string? Crossed(Areas areas, string from, string? to) => to is null ? null : areas.Between(from, to);

    private static string? PathOf(string? place) => place is null ? null : place.LastIndexOf(':') is var colon and > 0 ? place[..colon] : place;
}
