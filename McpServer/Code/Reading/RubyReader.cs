using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Ruby: what words open, the word <c>end</c> closes.</summary>
internal sealed class RubyReader(TokenList tokens)
{
    /// <summary>How many tokens a header without parentheses may have.</summary>
    private const int LongestHeader = 200;

    private static readonly WordSet Sections = new("private protected public");

    private readonly List<(Header Header, string? Container)> _found = [];
    private readonly Stack<Opened> _open = [];
    private readonly RubyBlocks _blocks = new(tokens);

    public IEnumerable<(Header Header, string? Container)> Headers()
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.IsWord(at) && !RubyBlocks.IsNameOnly(tokens, at))
            {
                at = Word(at);
            }
        }

        while (_open.TryPop(out var opened))
        {
            Close(opened, tokens.Count - 1);
        }

        return _found;
    }

    private int Word(int at)
    {
        if (tokens.Is(at, "end"))
        {
            if (_open.TryPop(out var opened))
            {
                Close(opened, at);
            }
        }
        else if (tokens.Is(at, "def"))
        {
            return Method(at);
        }
        else if (tokens.Is(at, "class") || tokens.Is(at, "module"))
        {
            return Type(at);
        }
        else if (_blocks.Opens(at))
        {
            Push(-1, isType: false, name: null);
        }
        else if (Sections.Has(tokens, at) && tokens.StartsLine(at) && tokens.StartsLine(at + 1)
            && _open.TryPeek(out var type) && type.IsType)
        {
            type.IsPrivate = tokens.Is(at, "private");
        }

        return at;
    }

    private int Type(int at)
    {
        var name = at + 1;
        if (tokens.Is(name, '<', '<'))
        {
            // The methods of class << self belong to the class around it.
            Push(-1, isType: true, name: null);
            return name + 1;
        }

        name += tokens.Is(name, ':', ':') ? 2 : 0;
        while (tokens.IsWord(name) && tokens.Is(name + 1, ':', ':') && tokens.IsWord(name + 3))
        {
            name += 3;
        }

        if (!tokens.IsWord(name))
        {
            return at;
        }

        var last = LineLast(name);
        var container = _open.TryPeek(out var outer) ? outer.Container : null;
        Push(_found.Count, isType: true, tokens.Name(name));
        _found.Add((
            new Header
            {
                Kind = DeclarationKind.Type,
                Name = tokens.Name(name),
                First = at,
                NameAt = name,
                Last = last,
                SignatureLast = last,
                IsPublic = true,
                Word = tokens.Name(at),
            },
            container));
        return name;
    }

    private int Method(int at)
    {
        var name = at + 1;
        while (tokens.Is(name + 1, '.') && name + 2 < tokens.Count)
        {
            name += 2;
        }

        var after = AfterName(name);
        var hasGroup = tokens.Is(after, '(') && tokens.IsPaired(after);
        var signatureLast = hasGroup ? tokens.Close(after) : LineLast(name);
        var isEndless = tokens.Is(signatureLast + 1, '=') && !tokens.StartsLine(signatureLast + 1);
        var last = isEndless ? LineLast(signatureLast) : signatureLast;
        _open.TryPeek(out var outer);
        if (!isEndless)
        {
            Push(_found.Count, isType: false, Name(name, after));
        }

        _found.Add((
            new Header
            {
                Kind = DeclarationKind.Function,
                Name = Name(name, after),
                First = Sections.Has(tokens, at - 1) && !tokens.StartsLine(at) ? at - 1 : at,
                NameAt = name,
                Last = last,
                SignatureLast = signatureLast,
                Parameters = hasGroup ? Parameters.NameFirst(tokens, after) : Bare(after, signatureLast),
                IsPublic = !(outer?.Type?.IsPrivate ?? false) && tokens.Text(name) is [not '_', ..]
                    && !(tokens.Is(at - 1, "private") && !tokens.StartsLine(at)),
            },
            outer?.Container));
        return isEndless ? signatureLast + 1 : signatureLast;
    }

    /// <summary>A setter's sign and an operator's marks belong to the name.</summary>
    private int AfterName(int name)
    {
        var after = name + 1;
        if (tokens.IsWord(name))
        {
            var isSetter = tokens.Is(after, '=') && tokens[name].End == tokens[after].Start;
            return isSetter ? after + 1 : after;
        }

        while (after - name < 3 && tokens.Mark(after) is not ('\0' or '(') && tokens[after - 1].End == tokens[after].Start)
        {
            after++;
        }

        return after;
    }

    private string Name(int name, int after) =>
        after == name + 1 && tokens.IsWord(name) ? tokens.Name(name) : name < tokens.Count ? tokens.Source(name, after - 1) : "";

    private List<string> Bare(int first, int last)
    {
        var names = new List<string>();
        for (var i = first; i <= last; i++)
        {
            if (tokens.IsWord(i) && (i == first || tokens.Mark(i - 1) is ',' or '*' or '&'))
            {
                names.Add(tokens.Name(i));
            }
        }

        return names;
    }

    private int LineLast(int at)
    {
        var last = Math.Min(at + LongestHeader, tokens.Count - 1);
        while (at < last && !tokens.StartsLine(at + 1) && !tokens.Is(at + 1, ';'))
        {
            at++;
        }

        return at;
    }

    private void Push(int found, bool isType, string? name)
    {
        _open.TryPeek(out var outer);
        var opened = new Opened(found, isType, name ?? outer?.Container);
        opened.Type = isType ? opened : outer?.Type;
        _open.Push(opened);
    }

    private void Close(Opened opened, int last)
    {
        if (opened.Found >= 0)
        {
            var (header, container) = _found[opened.Found];
            _found[opened.Found] = (header with { Last = Math.Max(header.Last, last) }, container);
        }
    }

    /// <summary>Something that an <c>end</c> will close.</summary>
    private sealed class Opened(int found, bool isType, string? container)
    {
        public int Found => found;

        public bool IsType => isType;

        /// <summary>The name of the innermost declaration, itself included.</summary>
        public string? Container => container;

        /// <summary>The innermost type, itself included.</summary>
        public Opened? Type { get; set; }

        public bool IsPrivate { get; set; }
    }
}
