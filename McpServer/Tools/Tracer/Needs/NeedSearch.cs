using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>Finds what a part of the code needs of the files at hand.</summary>
internal sealed class NeedSearch(TracedCode code, CancellationToken cancellationToken)
{
    /// <summary>Functions of one file that are looked at.</summary>
    private const int MostFunctions = 200;

    public IReadOnlyList<Need> OfSymbols(IReadOnlyList<Symbol> symbols)
    {
        List<Need> found =
        [
            .. Merged(symbols.SelectMany(Bases)),
            .. Merged(symbols.SelectMany(symbol => Calls(symbol, other => !symbols.Any(own => Holds(own, other))))),
            .. Merged(symbols.SelectMany(Types)),
        ];
        return [.. found, .. symbols.Select(symbol => symbol.File.Path).Distinct().SelectMany(path => Imports(path, found))];
    }

    public IReadOnlyList<Need> OfFile(SourceFile file)
    {
        var functions = file.Declared.Where(declared => declared.Kind is DeclarationKind.Function).Take(MostFunctions).Select(declared => new Symbol(file, declared)).ToList();
        List<Need> found =
        [
            .. Merged(file.Declared.Where(declared => declared.Kind is DeclarationKind.Type).SelectMany(type => Bases(new Symbol(file, type)))),
            .. Merged(functions.SelectMany(function => Calls(function, other => other.File.Path != file.Path))),
        ];
        return [.. found, .. Imports(file.Path, found)];
    }

    /// <summary>One for all lines of one thing.</summary>
    internal static IEnumerable<Need> Merged(IEnumerable<Need> needs) => needs
        .GroupBy(need => (need.Kind, need.Name, need.Place, need.Path))
        .Select(same => same.First() with { Lines = [.. same.SelectMany(need => need.Lines).Distinct().Order()], IsSure = same.All(need => need.IsSure) });

    /// <summary>Whether something is, or lies in, a part of the code.</summary>
    internal static bool Holds(Symbol part, Symbol other) => part.File.Path == other.File.Path
        && ((part.Declaration.FirstToken <= other.Declaration.FirstToken && other.Declaration.LastToken <= part.Declaration.LastToken)
            || (part.Declaration.Kind is DeclarationKind.Type && other.Declaration.Container == part.Declaration.Name));

    private IEnumerable<Need> Bases(Symbol type) => code.Implementations.BasesOf(type).Select(each =>
    {
        var found = code.Files.Declaring(each.Base).Where(symbol => symbol.Declaration.Kind is DeclarationKind.Type).ToList();
        return new Need(NeedKind.Base, each.Base, found.Count == 1 ? found[0].Start : null, each.File.Path, [each.Line]) { IsSure = found.Count <= 1 };
    });

    private IEnumerable<Need> Calls(Symbol symbol, Func<Symbol, bool> isOther)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Callers(symbol).SelectMany(code.Callees)
            .Where(link => link.Target is { } target && isOther(target))
            .Select(link => new Need(NeedKind.Call, link.Target!.Name, link.Target.Start, link.Path, [link.Line]) { IsSure = link.IsSure });
    }

    /// <summary>A function itself; of a type its members, wherever they stand in its file.</summary>
    private static IEnumerable<Symbol> Callers(Symbol symbol) => symbol.IsCallable ? [symbol]
        : symbol.File.Declared
            .Where(declared => declared.Kind is DeclarationKind.Function or DeclarationKind.Property && Holds(symbol, new Symbol(symbol.File, declared)))
            .Select(declared => new Symbol(symbol.File, declared));

    /// <summary>The types that a declaration mentions and that its file can see for sure.</summary>
    private IEnumerable<Need> Types(Symbol symbol)
    {
        var (tokens, declared) = (symbol.File.Tokens, symbol.Declaration);
        var bases = code.Implementations.BasesOf(symbol).Select(each => each.Base).ToHashSet();
        // A type that is made, or of which a member is called, is told with the call.
        var called = Callers(symbol).SelectMany(code.Callees).Where(link => link.Target is not null)
            .Select(link => (link.Target!.Declaration.Kind is DeclarationKind.Type ? link.Name : link.Target.Declaration.Container, link.Line)).ToHashSet();
        var known = new Dictionary<string, Symbol?>();
        for (var at = declared.FirstToken; at <= declared.LastToken; at++)
        {
            // Types begin with a capital in all languages that name them; a word that does not is seldom one.
            if (!tokens.IsWord(at) || !char.IsUpper(tokens.Text(at)[0]) || tokens.Is(at - 1, '.') || symbol.File.DeclaredAt.ContainsKey(at))
            {
                continue;
            }

            var name = tokens.Name(at);
            if (bases.Contains(name) || called.Contains((name, tokens.Line(at))) || name == declared.Container || name == declared.Name)
            {
                continue;
            }

            if (!known.TryGetValue(name, out var type))
            {
                var types = code.Files.Declaring(name).Where(each => each.Declaration.Kind is DeclarationKind.Type && !Holds(symbol, each) && Sees(symbol.File, each.File)).Take(2).ToList();
                known[name] = type = types.Count == 1 ? types[0] : null;
            }

            if (type is not null)
            {
                yield return new Need(NeedKind.Type, name, type.Start, symbol.File.Path, [tokens.Line(at)]);
            }
        }
    }

    private bool Sees(SourceFile from, SourceFile to) => from.Path == to.Path
        || code.Edges.Any(edge => edge.From == from.Path && edge.To == to.Path)
        || (from.Language is Language.Go && Path.GetDirectoryName(from.Path) == Path.GetDirectoryName(to.Path));

    /// <summary>Statements that import, and mentions of types that nothing else tells of.</summary>
    private IEnumerable<Need> Imports(string path, List<Need> told) => code.Edges
        .Where(edge => edge.From == path && (code.IsStatement(edge) || !told.Exists(need => need.Place?.StartsWith(edge.To + ":", StringComparison.Ordinal) is true)))
        .Select(edge => new Need(code.IsStatement(edge) ? NeedKind.Import : NeedKind.Type, edge.Target, edge.To, path, [edge.Line]));
}
