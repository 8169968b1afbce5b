using Mcp.Daemon.Code;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.Tracer.Targets;

/// <summary>The declarations that one name may mean, those of one thing together.</summary>
/// <param name="Name">As the words have it.</param>
/// <param name="Things">Each with its overloads or parts, in the order of the files.</param>
internal sealed record NamedThings(string Name, IReadOnlyList<IReadOnlyList<Symbol>> Things)
{
    public IReadOnlyList<Symbol> First => Things[0];

    public bool IsCallable => Things.Count > 0 && Things.All(thing => thing[0].IsCallable);

    public static NamedThings Of(string name, SourceSet files)
    {
        var symbols = files.Declaring(name).Where(symbol => symbol.IsCallable || symbol.Declaration.Kind is DeclarationKind.Type).ToList();
        // A constructor is found with its type.
        var withType = symbols.Where(symbol => symbol.Declaration.Kind is DeclarationKind.Type).Select(symbol => symbol.File.Path).ToHashSet();
        symbols.RemoveAll(symbol => symbol.IsCallable && symbol.Declaration.Container == symbol.Declaration.Name && withType.Contains(symbol.File.Path));
        return new NamedThings(name, [.. symbols.GroupBy(Thing).Select(group => (IReadOnlyList<Symbol>)[.. group])]);
    }

    /// <summary>Those for which something holds, where there are any; all of them else.</summary>
    public NamedThings Preferring(Func<Symbol, bool> isMeant)
    {
        var meant = Things.Where(thing => thing.Any(isMeant)).ToList();
        return meant.Count > 0 ? this with { Things = meant } : this;
    }

    /// <summary>Those of product code, where there are any.</summary>
    public NamedThings WithoutTests() => Preferring(symbol => !TestFiles.IsTest(symbol.File.Path));

    /// <summary>Overloads stand in one type of one file; the parts of a partial type in several.</summary>
    private static (string, string?) Thing(Symbol symbol) =>
        symbol.Declaration.Kind is DeclarationKind.Type && symbol.Declaration.Signature.Contains("partial ", StringComparison.Ordinal)
            ? ("partial", symbol.Declaration.Container)
            : (symbol.File.Path, symbol.Declaration.Container);
}
