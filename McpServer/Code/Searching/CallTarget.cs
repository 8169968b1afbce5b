namespace Mcp.Daemon.Code.Searching;

/// <summary>Which of the declarations of a name a call means, by what stands before the name, by imports and by the code around.</summary>
internal static class CallTarget
{
    /// <summary>Their files see each other without an import that names what is taken.</summary>
    private static bool NeedsNoName(Language language) => language is not (Language.Python or Language.JavaScript or Language.TypeScript);

    /// <summary>Those that could be meant, one when it is known, and whether more than the bare name speaks for it.</summary>
    /// <param name="callee">The call.</param>
    /// <param name="caller">The function that it stands in.</param>
    /// <param name="candidates">What is declared under its name.</param>
    /// <param name="plausible">Those of them that are members of what may stand before the name.</param>
    public static (IReadOnlyList<Symbol> Found, bool IsSure) Of(Callee callee, Symbol caller, CallCandidates candidates, Func<IReadOnlyList<Symbol>> plausible)
    {
        if (candidates.All.Count == 0)
        {
            return ([], false);
        }

        var isOwn = callee.Qualifier?.TrimStart('@', '$') is "this" or "self" or "base" or "super" or "cls" or "Self" or "static" or "parent";
        IEnumerable<Func<IReadOnlyList<Symbol>>> likely = callee.IsMember && !isOwn
            ?
            [
                () => callee.Qualifier is { } qualifier ? [.. candidates.OfLike(qualifier.TrimStart('_', '$', '@'))] : [],
                () => [.. candidates.Free.Where(symbol => MayMean(symbol, caller.File, callee.Qualifier, isMember: true))],
                plausible,
            ]
            :
            [
                () => isOwn ? [] : [.. candidates.Of(caller.Declaration.Name).Where(symbol => symbol.File.Path == caller.File.Path)],
                () => [.. candidates.Of(caller.Declaration.Container)],
                () => isOwn ? [] : [.. candidates.Free.Where(symbol => symbol.File.Path == caller.File.Path)],
                () => isOwn ? [] : [.. candidates.Free.Where(symbol => MayMean(symbol, caller.File, null, isMember: false))],
            ];
        foreach (var group in likely)
        {
            if (group() is { Count: > 0 } found)
            {
                return (found, true);
            }
        }

        // Whatever is called with something unknown before it is as likely a library's, if the name is a common one.
        var mayBeForeign = callee.IsMember && !isOwn && (CommonNames.Has(callee.Name) || candidates.Free.Count == candidates.All.Count);
        return (mayBeForeign ? [] : candidates.All, false);
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
}
