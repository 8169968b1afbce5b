namespace Mcp.Daemon.Code.Searching;

/// <summary>Which of the declarations of a name a call means, by what stands before the name, by imports and by the code around.</summary>
internal static class CallTarget
{
    /// <summary>Their files see each other without an import that names what is taken.</summary>
    private static bool NeedsNoName(Language language) => language is not (Language.Python or Language.JavaScript or Language.TypeScript);

    /// <summary>Those that could be meant, one when it is known, and whether more than the bare name speaks for it.</summary>
    public static (IReadOnlyList<Symbol> Found, bool IsSure) Of(Callee callee, Symbol caller, IReadOnlyList<Symbol> candidates)
    {
        if (candidates.Count == 0)
        {
            return ([], false);
        }

        var isOwn = callee.Qualifier?.TrimStart('@', '$') is "this" or "self" or "base" or "super" or "cls" or "Self" or "static" or "parent";
        IEnumerable<IReadOnlyList<Symbol>> likely = callee.IsMember && !isOwn
            ?
            [
                [.. candidates.Where(symbol => symbol.Declaration.Container is { } type && IsNamedLike(callee.Qualifier, type))],
                [.. candidates.Where(symbol => symbol.Declaration.Container is null && MayMean(symbol, caller.File, callee.Qualifier, isMember: true))],
                [.. candidates.Where(symbol => IsPlausible(symbol, caller.File, callee))],
            ]
            :
            [
                [.. candidates.Where(symbol => symbol.File.Path == caller.File.Path && symbol.Declaration.Container == caller.Declaration.Name && !isOwn)],
                [.. candidates.Where(symbol => symbol.Declaration.Container is not null && symbol.Declaration.Container == caller.Declaration.Container)],
                [.. candidates.Where(symbol => symbol.Declaration.Container is null && symbol.File.Path == caller.File.Path && !isOwn)],
                [.. candidates.Where(symbol => symbol.Declaration.Container is null && !isOwn && MayMean(symbol, caller.File, null, isMember: false))],
            ];
        foreach (var group in likely)
        {
            if (group.Count > 0)
            {
                return (WithoutOverloads(group), true);
            }
        }

        var all = WithoutOverloads(candidates);
        // Whatever is called with something unknown before it is as likely a library's, if the name is a common one.
        var mayBeForeign = callee.IsMember && !isOwn && (CommonNames.Has(callee.Name) || all.All(symbol => symbol.Declaration.Container is null));
        return (mayBeForeign ? [] : all, false);
    }

    /// <summary>Whether a call in a file can mean something that is declared outside of every type.</summary>
    public static bool MayMean(Symbol target, SourceFile from, string? qualifier, bool isMember)
    {
        if (isMember)
        {
            return qualifier is not null && (SourceSet.IsNamed(target.File.Path, qualifier) || Imports(from, target, qualifier));
        }

        return target.File.Path == from.Path || NeedsNoName(from.Language) || Imports(from, target, target.Declaration.Name);
    }

    private static bool Imports(SourceFile from, Symbol target, string name) => from.ImportedAs[name].Concat(from.ImportedAs["*"]).Any(import =>
        SourceSet.IsNamed(target.File.Path, Module(import.Target)));

    /// <summary>The last part of what an import names: <c>cart</c> of <c>./cart.js</c> and of <c>shop.cart</c>.</summary>
    private static string Module(string imported)
    {
        var path = imported.TrimEnd('.', '/');
        var isFile = path.Contains('/') && Path.GetExtension(path).Length > 0;
        return (isFile ? Path.GetFileNameWithoutExtension(path) : path)[((isFile ? -1 : path.LastIndexOfAny(['/', '.', ':', '\\'])) + 1)..];
    }

    private static bool IsNamedLike(string? qualifier, string type) =>
        qualifier is not null && string.Equals(qualifier.TrimStart('_', '$', '@'), type, StringComparison.OrdinalIgnoreCase);

    private static bool IsPlausible(Symbol symbol, SourceFile from, Callee callee) =>
        symbol.Declaration.Container is not null && CallSites.Of(symbol.Name, [from]).Any(site => site.Line == callee.Line);

    /// <summary>Overloads and partial definitions of one type are one target: the first of them.</summary>
    private static IReadOnlyList<Symbol> WithoutOverloads(IEnumerable<Symbol> symbols) =>
        [.. symbols.DistinctBy(symbol => (symbol.File.Path, symbol.Declaration.Container))];
}
