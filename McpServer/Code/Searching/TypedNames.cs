using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Searching;

/// <summary>
/// Which names of a file are of which type, as far as one stands beside the other: <c>Cart cart</c>, <c>cart: Cart</c>,
/// <c>cart = new Cart()</c>. Any word counts as a type, so that one pass answers for all types.
/// </summary>
internal sealed class TypedNames
{
    private static readonly WordSet NoVariables = new("extends implements is as in where new return class struct interface and or not if for");

    /// <summary>Words and marks between a name and its type: nobody writes as many.</summary>
    private const int MostBetween = 8;

    private readonly TokenList _tokens;
    private readonly Dictionary<string, HashSet<string>> _types = [];

    public TypedNames(TokenList tokens)
    {
        _tokens = tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.IsWord(at))
            {
                Add(at);
            }
        }
    }

    /// <summary>Whether a name is of a type somewhere in the file.</summary>
    public bool Is(string name, string type) => _types.TryGetValue(name, out var types) && types.Contains(type);

    /// <summary>All that a name may be of.</summary>
    public IReadOnlyCollection<string> TypesOf(string name) => _types.TryGetValue(name, out var types) ? types : [];

    /// <summary>Takes note of the names that the word at a position tells the type of.</summary>
    private void Add(int at)
    {
        // Cart cart; Cart<T>? cart; Cart *cart
        var next = Angles.Skip(_tokens, at + 1);
        while (_tokens.Mark(next) is '?' or '*' or '&' || (_tokens.Is(next, '[') && _tokens.Is(next + 1, ']')))
        {
            next += _tokens.Is(next, '[') ? 2 : 1;
        }

        if (_tokens.IsWord(next) && !_tokens.StartsLine(next) && !NoVariables.Has(_tokens, next))
        {
            Add(next, at);
        }

        if (Assigned(at) is var variable && _tokens.IsWord(variable))
        {
            Add(variable, at);
        }
    }

    private void Add(int name, int type)
    {
        if (!_types.TryGetValue(_tokens.Name(name), out var types))
        {
            _types[_tokens.Name(name)] = types = [];
        }

        types.Add(_tokens.Text(type).ToString());
    }

    /// <summary>The variable in <c>cart: Cart</c>, <c>cart = new Cart()</c>, <c>cart := &amp;Cart{}</c>, <c>c *Cart</c>; -1 for none.</summary>
    private int Assigned(int at)
    {
        var before = at - 1;
        while (before >= at - MostBetween && (_tokens.Mark(before) is '&' or '*' || _tokens.Is(before, "new") || _tokens.Is(before, "mut") || _tokens.Is(before, "await")))
        {
            before--;
        }

        if (_tokens.Is(before, '='))
        {
            return _tokens.Is(before - 1, ':') ? before - 2 : before - 1;
        }

        return _tokens.Is(before, ':') && !_tokens.Is(before - 1, ':') ? before - 1
            : _tokens.Is(at - 1, '*') ? before
            : -1;
    }
}
