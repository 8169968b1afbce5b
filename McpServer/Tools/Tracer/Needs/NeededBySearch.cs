using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>Finds what needs a part of the code among the files at hand.</summary>
internal sealed class NeededBySearch(TracedCode code, CancellationToken cancellationToken)
{
    /// <summary>Members of a type or a file whose callers are looked for: each is a search through all files.</summary>
    private const int MostMembers = 60;

    /// <summary>Names of one need; the file and its lines say where the others are.</summary>
    private const int MostNamed = 4;

    public IReadOnlyList<Need> OfSymbols(IReadOnlyList<Symbol> symbols)
    {
        var calls = NeedSearch.Merged(symbols.SelectMany(Members).Take(MostMembers)
            .SelectMany(member => Calls(member, caller => !symbols.Any(own => NeedSearch.Holds(own, caller))))).ToList();
        var shown = calls.SelectMany(call => call.Lines.Select(line => (call.Path, line))).ToHashSet();
        List<Need> found =
        [
            .. NeedSearch.Merged(symbols.SelectMany(Subtypes)),
            .. calls,
            .. symbols.SelectMany(symbol => Mentions(symbol, shown)),
        ];
        return [.. found, .. symbols.Select(symbol => symbol.File.Path).Distinct().SelectMany(path => Importers(path, found))];
    }

    public IReadOnlyList<Need> OfFile(SourceFile file)
    {
        var found = NeedSearch.Merged(file.Declared.Where(declared => declared.Kind is DeclarationKind.Function).Take(MostMembers)
            .SelectMany(declared => Calls(new Symbol(file, declared), caller => caller.File.Path != file.Path))).ToList();
        return [.. found, .. Importers(file.Path, found)];
    }

    private IEnumerable<Need> Subtypes(Symbol symbol) => symbol.Declaration.Kind is not DeclarationKind.Type ? []
        : code.Implementations.TypesOf(symbol.Declaration.Name)
            .Where(each => each.File.Path == symbol.File.Path || symbol.File.Language is Language.Go or Language.Swift
                || code.Edges.Any(edge => edge.From == each.File.Path && edge.To == symbol.File.Path))
            .Select(each => new Need(NeedKind.Base, each.Type, null, each.File.Path, [each.Line]));

    /// <summary>Of a type itself and what it declares, since who calls a method needs the type.</summary>
    private static IEnumerable<Symbol> Members(Symbol symbol) => symbol.IsCallable ? [symbol]
        : symbol.File.Declared
            .Where(declared => declared.Kind is DeclarationKind.Function && declared.Container == symbol.Declaration.Name && NeedSearch.Holds(symbol, new Symbol(symbol.File, declared)))
            .Select(declared => new Symbol(symbol.File, declared))
            .Prepend(symbol);

    private IEnumerable<Need> Calls(Symbol target, Func<Symbol, bool> isOther)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return code.Graph.Callers(target)
            .Where(link => link.Caller is null ? link.Path != target.File.Path : isOther(link.Caller))
            .Select(link => new Need(NeedKind.Call, $"{link.Caller?.Name ?? "the top of the file"} calls {target.Name}", link.Caller?.Start, link.Path, [link.Line])
            {
                IsSure = link.IsSure,
            });
    }

    /// <summary>Files that see a type and mention it where they do not make it or extend it, one for each file.</summary>
    private IEnumerable<Need> Mentions(Symbol symbol, HashSet<(string Path, int Line)> shown)
    {
        if (symbol.Declaration.Kind is not DeclarationKind.Type)
        {
            yield break;
        }

        foreach (var path in code.Edges.Where(edge => edge.To == symbol.File.Path).Select(edge => edge.From).Distinct())
        {
            var file = code.Files.At(path)!;
            var imported = file.Imported.SelectMany(import => Enumerable.Range(import.Line, import.EndLine - import.Line + 1)).ToHashSet();
            var made = code.Files.CallsOf(symbol.Declaration.Name).Where(site => site.Path == path).Select(site => site.Line)
                .Concat(code.Implementations.TypesOf(symbol.Declaration.Name).Where(each => each.File.Path == path).Select(each => each.Line)).ToHashSet();
            var lines = Occurrences.Of(symbol.Declaration.Name, [file])
                .Where(place => !place.IsDeclaration && !imported.Contains(place.Line) && !made.Contains(place.Line) && !shown.Contains((path, place.Line)))
                .Select(place => place.Line).ToList();
            if (lines.Count > 0)
            {
                var around = lines.Select(line => Surroundings.Of(file, line).FirstOrDefault() is { } found ? new Symbol(file, found).Name : "the top of the file").Distinct();
                yield return new Need(NeedKind.Type, ListedLines.Words([.. around], MostNamed), null, path, lines);
            }
        }
    }

    /// <summary>Statements that import, and mentions of types that nothing else tells of.</summary>
    private IEnumerable<Need> Importers(string path, List<Need> told) => code.Edges
        .Where(edge => edge.To == path && (code.IsStatement(edge) || !told.Exists(need => need.Path == edge.From)))
        .Select(edge => new Need(code.IsStatement(edge) ? NeedKind.Import : NeedKind.Type, edge.From, null, edge.From, [edge.Line]));
}
