using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Rust: items begin with a keyword; what stands in an impl block is a member of the type that it names.</summary>
internal sealed class RustReader(TokenList tokens) : IHeaderReader
{
    /// <summary>Tokens of a header, up to the body: more than any list of bases or bounds has, and the search begins anew at each keyword.</summary>
    private const int LongestHeader = 250;

    private static readonly WordSet Modifiers = new("pub async const unsafe extern default");

    private static readonly WordSet TypeWords = new("struct enum union trait type");

    public Header? Read(int at, Scope scope)
    {
        if (!tokens.IsWord(at) || tokens.Mark(at - 1) is '.' or ':' or '\'')
        {
            return null;
        }

        if (tokens.Is(at, "impl"))
        {
            return Impl(at);
        }

        if (tokens.Is(at, "macro_rules") && tokens.Is(at + 1, '!'))
        {
            return Item(at, at + 2, DeclarationKind.Function, scope);
        }

        if (!tokens.IsWord(at + 1))
        {
            return null;
        }

        if (tokens.Is(at, "fn"))
        {
            return Item(at, at + 1, DeclarationKind.Function, scope);
        }

        if (TypeWords.Has(tokens, at))
        {
            return tokens.Mark(at + 2) is '{' or '<' or '(' or ';' or ':' or '=' || tokens.Is(at + 2, "where")
                ? Item(at, at + 1, DeclarationKind.Type, scope) : null;
        }

        if (tokens.Is(at, "mod") && tokens.Is(at + 2, '{'))
        {
            return Item(at, at + 1, DeclarationKind.Namespace, scope);
        }

        var isValue = (tokens.Is(at, "const") || tokens.Is(at, "static")) && !scope.InFunction;
        var name = isValue && tokens.Is(at + 1, "mut") ? at + 2 : at + 1;
        return isValue && tokens.Is(name + 1, ':') ? Item(at, name, DeclarationKind.Field, scope) : null;
    }

    private Header? Impl(int at)
    {
        if (tokens.Mark(at - 1) is not ('\0' or ';' or '{' or '}' or ']') || (at > 0 && tokens.Mark(at - 1) == '\0' && !Modifiers.Has(tokens, at - 1)))
        {
            return null;
        }

        var name = -1;
        for (var i = Angles.Skip(tokens, at + 1); i < tokens.Count && i - at < LongestHeader; i++)
        {
            if (tokens.Is(i, '{'))
            {
                return name < 0 ? null : Scope(at, name, i);
            }

            if (tokens.Is(i, "where"))
            {
                var open = Tail(i);
                return name < 0 || !tokens.Is(open, '{') ? null : Scope(at, name, open);
            }

            if (tokens.Is(i, '<') && Angles.Close(tokens, i) is var close and > 0)
            {
                i = close;
            }
            else if (tokens.IsWord(i))
            {
                name = tokens.Is(i, "for") || tokens.Is(i, "dyn") ? name : i;
            }
            else if (tokens.Mark(i) is ';' or '}')
            {
                return null;
            }
        }

        return null;
    }

    private Header Scope(int at, int name, int open) => new()
    {
        Kind = null,
        Name = tokens.Name(name),
        First = at,
        NameAt = name,
        Body = open,
        Last = tokens.Close(open),
        SignatureLast = open - 1,
        Scope = ScopeKind.Type,
        Word = "impl",
    };

    private Header? Item(int at, int name, DeclarationKind kind, Scope scope)
    {
        var prefix = KeywordPrefix.Before(tokens, at, Modifiers);
        var open = Angles.Skip(tokens, name + 1);
        if (kind is DeclarationKind.Function && !(tokens.Mark(open) is '(' or '{' && tokens.IsPaired(open)))
        {
            return null;
        }

        var end = kind is DeclarationKind.Field || tokens.Is(at, "type") ? StatementEnd.AtSemicolon(tokens, name, scope.Last) : Tail(open);
        if (end < 0)
        {
            return null;
        }

        var isBlock = tokens.Is(end, '{');
        var isPublic = (tokens.Is(prefix.First, "pub") && !tokens.Is(prefix.First + 1, '(')) || scope.IsPublic;
        return new Header
        {
            Kind = kind,
            Name = tokens.Name(name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = name,
            Body = isBlock ? end : null,
            Last = isBlock ? tokens.Close(end) : end,
            SignatureLast = isBlock ? end - 1 : end,
            Next = kind is DeclarationKind.Field ? name + 1 : null,
            Parameters = kind is DeclarationKind.Function && tokens.Is(open, '(') ? Parameters.NameFirst(tokens, open) : [],
            IsPublic = isPublic && !scope.InFunction,
            Word = kind is DeclarationKind.Type ? tokens.Name(at) : "",
            OpensPublic = tokens.Is(at, "trait") && isPublic,
        };
    }

    /// <summary>The brace or the semicolon that ends a header; -1 when neither comes.</summary>
    private int Tail(int at)
    {
        for (var i = at; i < tokens.Count && i - at < LongestHeader; i++)
        {
            switch (tokens.Mark(i))
            {
                case '{' or ';':
                    return i;
                case '(' or '[' when tokens.IsPaired(i):
                    i = tokens.Close(i);
                    break;
                case '<' when Angles.Close(tokens, i) is var close and > 0:
                    i = close;
                    break;
                case '}' or ')' or ']' or ',':
                    // Bounds are parted by commas.
                    if (!tokens.Is(i, ','))
                    {
                        return -1;
                    }

                    break;
            }
        }

        return -1;
    }
}
