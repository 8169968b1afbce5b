namespace Mcp.Daemon.Code.Searching;

/// <summary>
/// What is declared under one name and can be called, overloads and partial definitions of one type once, found by type: a
/// name may be declared in thousands of types and called as often.
/// </summary>
internal sealed class CallCandidates
{
    private readonly ILookup<string, Symbol> _byType;
    private readonly ILookup<string, Symbol> _byTypeInAnyCase;
    private readonly Dictionary<Symbol, int> _order = [];
    private readonly Dictionary<(string Path, string Variable), IReadOnlyList<Symbol>> _plausible = [];

    public CallCandidates(IEnumerable<Symbol> declared)
    {
        All = [.. declared.Where(symbol => symbol.IsCallable || symbol.Declaration.Kind is DeclarationKind.Type).DistinctBy(symbol => (symbol.File.Path, symbol.Declaration.Container))];
        Free = [.. All.Where(symbol => symbol.Declaration.Container is null)];
        var members = All.Where(symbol => symbol.Declaration.Container is not null).ToList();
        _byType = members.ToLookup(symbol => symbol.Declaration.Container!);
        _byTypeInAnyCase = members.ToLookup(symbol => symbol.Declaration.Container!, StringComparer.OrdinalIgnoreCase);
        foreach (var symbol in members)
        {
            _order.TryAdd(symbol, _order.Count);
        }
    }

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<Symbol> All { get; }

    /// <summary>Those outside of every type.</summary>
    public IReadOnlyList<Symbol> Free { get; }

    public IEnumerable<Symbol> Of(string? type) => type is null ? [] : _byType[type];

    public IEnumerable<Symbol> OfLike(string type) => _byTypeInAnyCase[type];

    /// <summary>The members that the calls at some tokens of a file may mean, as far as the file shows.</summary>
    public IReadOnlyList<Symbol> Plausible(SourceFile file, IReadOnlyList<int> tokens)
    {
        if (tokens.Count == 1)
        {
            return Plausible(file, tokens[0]);
        }

        var found = tokens.SelectMany(token => Plausible(file, token)).ToHashSet();
        return [.. found.OrderBy(symbol => _order[symbol])];
    }

    private IReadOnlyList<Symbol> Plausible(SourceFile file, int token)
    {
        // Calls of one variable mean the same: its types are looked up once.
        var variable = PlausibleType.Variable(file, token);
        if (variable is not null && _plausible.TryGetValue((file.Path, variable), out var known))
        {
            return known;
        }

        var (types, inAnyCase) = PlausibleType.At(file, token);
        IReadOnlyList<Symbol> found = [.. types.SelectMany(Of).Concat(inAnyCase.SelectMany(OfLike)).Distinct().OrderBy(symbol => _order[symbol])];
        if (variable is not null)
        {
            _plausible[(file.Path, variable)] = found;
        }

        return found;
    }
}
