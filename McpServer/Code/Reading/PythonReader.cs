using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Python: a header ends with a colon, and its body goes on as long as lines are indented below it.</summary>
internal sealed class PythonReader(TokenList tokens)
{
    private static readonly WordSet Words = new("else try finally lambda default");

    private readonly List<(Header Header, string? Container)> _found = [];
    private readonly HashSet<(int Scope, string Name)> _fields = [];

    // What is open, outermost first: the place in the list, how far it is indented, and whether it is a class.
    private readonly Stack<(int Found, int Indent, bool IsClass)> _open = [];

    public IEnumerable<(Header Header, string? Container)> Headers()
    {
        for (var at = 0; at < tokens.Count;)
        {
            var end = LineEnd(at);
            var indent = tokens.Indent(at);
            while (_open.TryPeek(out var scope) && indent <= scope.Indent)
            {
                CloseAt(at - 1);
            }

            ReadLine(at, end, indent);
            at = end;
        }

        while (_open.Count > 0)
        {
            CloseAt(tokens.Count - 1);
        }

        return _found;
    }

    /// <summary>The first token after the logical line that begins at a position.</summary>
    private int LineEnd(int at)
    {
        var i = at;
        do
        {
            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) + 1 : i + 1;
        }
        while (i < tokens.Count && (!tokens.StartsLine(i) || tokens.Is(i - 1, '\\')));

        return i;
    }

    private void ReadLine(int at, int end, int indent)
    {
        var keyword = tokens.Is(at, "async") ? at + 1 : at;
        if (tokens.IsWord(keyword + 1) && (tokens.Is(keyword, "def") || tokens.Is(keyword, "class")))
        {
            Open(at, keyword, end, indent);
            return;
        }

        // Names that a module or a class gives a value; what stands below an if or in a function is not declared.
        var isOuter = _open.TryPeek(out var scope) ? scope.IsClass : indent == 0;
        var isAssigned = tokens.Mark(at + 1) is '=' && !tokens.Is(at + 1, '=', '=');
        var isAnnotated = tokens.Mark(at + 1) is ':' && tokens.IsWord(at) && end > at + 2;
        if (isOuter && tokens.IsWord(at) && (isAssigned || isAnnotated) && !Words.Has(tokens, at)
            && _fields.Add((_open.Count == 0 ? -1 : scope.Found, tokens.Name(at))))
        {
            _found.Add((Field(at, end), Container()));
        }
    }

    private void Open(int at, int keyword, int end, int indent)
    {
        var name = keyword + 1;
        var isClass = tokens.Is(keyword, "class");
        var colon = Colon(name, end);
        var group = tokens.Is(name + 1, '[') ? tokens.Close(name + 1) + 1 : name + 1;
        var isInFunction = _open.Any(scope => !scope.IsClass);
        _found.Add((
            new Header
            {
                Kind = isClass ? DeclarationKind.Type : IsProperty(at) ? DeclarationKind.Property : DeclarationKind.Function,
                Name = tokens.Name(name),
                First = at,
                NameAt = name,
                Last = end - 1,
                SignatureLast = colon,
                Parameters = isClass || !tokens.Is(group, '(') ? [] : Parameters.NameFirst(tokens, group),
                IsPublic = tokens.Text(name)[0] != '_' && !isInFunction,
                Word = isClass ? "class" : "",
            },
            Container()));
        _open.Push((_found.Count - 1, indent, isClass));
    }

    private int Colon(int at, int end)
    {
        var i = at;
        while (i < end - 1 && !tokens.Is(i, ':'))
        {
            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) + 1 : i + 1;
        }

        return Math.Min(i, end - 1);
    }

    private bool IsProperty(int at)
    {
        var isDecorated = tokens.Is(at - 2, '@') && tokens.Is(at - 1, "property");
        return isDecorated || (tokens.Is(at - 1, "setter") && tokens.Is(at - 2, '.')) || tokens.Is(at - 1, "cached_property");
    }

    private string? Container() => _open.TryPeek(out var scope) ? _found[scope.Found].Header.Name : null;

    private Header Field(int at, int end) => new()
    {
        Kind = DeclarationKind.Field,
        Name = tokens.Name(at),
        First = at,
        NameAt = at,
        Last = end - 1,
        SignatureLast = end - 1,
        IsPublic = tokens.Text(at)[0] != '_',
    };

    private void CloseAt(int last)
    {
        var (found, _, _) = _open.Pop();
        var (header, container) = _found[found];
        _found[found] = (header with { Last = Math.Max(header.Last, last) }, container);
    }
}
