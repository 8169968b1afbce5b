using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Lua: functions by name, or by the variable or field that holds them.</summary>
internal sealed class LuaReader(TokenList tokens)
{
    private static readonly WordSet Openers = new("function do if repeat");

    private static readonly WordSet Closers = new("end until");

    private readonly List<(Header Header, string? Container)> _found = [];
    private readonly Stack<(int Found, string? Name)> _open = [];

    public IEnumerable<(Header Header, string? Container)> Headers()
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Closers.Has(tokens, at) && _open.TryPop(out var opened))
            {
                Close(opened.Found, at);
            }
            else if (Openers.Has(tokens, at) && !tokens.Is(at - 1, '.'))
            {
                var isFound = tokens.Is(at, "function") && Function(at);
                _open.Push(isFound ? (_found.Count - 1, _found[^1].Header.Name) : (-1, Around()));
            }
        }

        while (_open.TryPop(out var opened))
        {
            Close(opened.Found, tokens.Count - 1);
        }

        return _found;
    }

    private bool Function(int at)
    {
        var open = at + 1;
        while (tokens.Mark(open) is '.' or ':' || (tokens.IsWord(open) && (open == at + 1 || tokens.Mark(open - 1) is '.' or ':')))
        {
            open++;
        }

        if (!tokens.Is(open, '(') || !tokens.IsPaired(open))
        {
            return false;
        }

        // local run = function(a); M.run = function(a); { run = function(a)
        var isNamed = open > at + 1;
        var name = isNamed ? open - 1 : tokens.Is(at - 1, '=') ? at - 2 : -1;
        if (!tokens.IsWord(name))
        {
            return false;
        }

        var first = isNamed ? at : name;
        while (!isNamed && tokens.Mark(first - 1) is '.' or ':' && tokens.IsWord(first - 2))
        {
            first -= 2;
        }

        var isLocal = tokens.Is(first - 1, "local");
        _found.Add((
            new Header
            {
                Kind = DeclarationKind.Function,
                Name = tokens.Name(name),
                First = isLocal ? first - 1 : first,
                NameAt = name,
                Last = tokens.Close(open),
                SignatureLast = tokens.Close(open),
                Parameters = Parameters.NameFirst(tokens, open),
                IsPublic = !isLocal && tokens.Text(name)[0] != '_',
            },
            tokens.Mark(name - 1) is '.' or ':' && tokens.IsWord(name - 2) ? tokens.Name(name - 2) : Around()));
        return true;
    }

    private string? Around() => _open.TryPeek(out var outer) ? outer.Name : null;

    private void Close(int found, int last)
    {
        if (found >= 0)
        {
            var (header, container) = _found[found];
            _found[found] = (header with { Last = Math.Max(header.Last, last) }, container);
        }
    }
}
