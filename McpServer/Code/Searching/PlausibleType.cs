using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Searching;

/// <summary>Whether a member at a place in a file may be one of a certain type, as far as the file shows.</summary>
internal sealed class PlausibleType
{
    private static readonly WordSet Own = new("this self base super cls @self");

    private static readonly WordSet NoVariables = new("extends implements is as in where new return class struct interface and or not if for");

    private readonly SourceFile _file;
    private readonly TokenList _tokens;
    private readonly string _type;
    private readonly HashSet<string> _variables = [];
    private readonly HashSet<string> _imported;

    public PlausibleType(SourceFile file, string type)
    {
        (_file, _tokens, _type) = (file, file.Tokens, type);
        _imported = file.Imported.Where(IsModule).SelectMany(import => import.Names).ToHashSet();
        for (var at = 0; at < _tokens.Count; at++)
        {
            if (_tokens.Is(at, type))
            {
                AddVariable(at);
            }
        }
    }

    /// <summary>Whether the member that is named by a token, or declared by it, is plausible.</summary>
    public bool IsAt(int token, Declaration? declaration)
    {
        if (declaration is not null)
        {
            return declaration.Container == _type || (declaration.Container is null && IsNamedForIt());
        }

        var dot = Separator(token);
        if (dot < 0)
        {
            return _file.AroundWithTypes.IsIn(token, _type) || _imported.Contains(_tokens.Name(token));
        }

        // A chain begins with what was made: new Cart().add(item)
        var before = _tokens.Is(dot, ')') ? _tokens.Open(dot) - 1 : dot;
        return _tokens.IsWord(before) && IsOfType(before);
    }

    /// <summary>The token before the dot or the colons before a name; -1 without any.</summary>
    private int Separator(int token)
    {
        var at = token - 1;
        if (_tokens.Is(at, '.'))
        {
            return _tokens.Is(at - 1, '?') || _tokens.Is(at - 1, '!') ? at - 2 : at - 1;
        }

        var isPair = _tokens.Is(at - 1, ':', ':') || _tokens.Is(at - 1, '-', '>');
        return isPair ? (_tokens.Is(at - 2, '?') ? at - 3 : at - 2)
            // Lua calls a method with one colon.
            : _tokens.Is(at, ':') && _file.Language is Language.Lua ? at - 1
            : -1;
    }

    private bool IsOfType(int word)
    {
        var name = _tokens.Name(word);
        return name == _type
            || _variables.Contains(name)
            || (Own.Has(_tokens, word) || name == "$this" ? _file.AroundWithTypes.IsIn(word, _type) : IsNamedLike(name));
    }

    private bool IsNamedLike(string variable) => string.Equals(variable.TrimStart('_', '$', '@'), _type, StringComparison.OrdinalIgnoreCase);

    private bool IsNamedForIt() =>
        string.Equals(Path.GetFileNameWithoutExtension(_file.Path), _type, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Path.GetFileName(Path.GetDirectoryName(_file.Path)), _type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an import takes names out of a module that is called like the type.</summary>
    private bool IsModule(Import import) =>
        string.Equals(import.Target[(import.Target.LastIndexOfAny(['.', '/', ':', '\\']) + 1)..], _type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes note of a variable that the type's name at a position tells the type of.</summary>
    private void AddVariable(int at)
    {
        // Cart cart; Cart<T>? cart; Cart *cart
        var next = Angles.Skip(_tokens, at + 1);
        while (_tokens.Mark(next) is '?' or '*' or '&' || (_tokens.Is(next, '[') && _tokens.Is(next + 1, ']')))
        {
            next += _tokens.Is(next, '[') ? 2 : 1;
        }

        if (_tokens.IsWord(next) && !_tokens.StartsLine(next) && !NoVariables.Has(_tokens, next))
        {
            _variables.Add(_tokens.Name(next));
        }

        if (Assigned(at) is var variable && _tokens.IsWord(variable))
        {
            _variables.Add(_tokens.Name(variable));
        }
    }

    /// <summary>The variable in <c>cart: Cart</c>, <c>cart = new Cart()</c>, <c>cart := &amp;Cart{}</c>, <c>c *Cart</c>; -1 for none.</summary>
    private int Assigned(int at)
    {
        var before = at - 1;
        while (_tokens.Mark(before) is '&' or '*' || _tokens.Is(before, "new") || _tokens.Is(before, "mut") || _tokens.Is(before, "await"))
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
