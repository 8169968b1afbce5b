using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>PHP: keywords for functions and types, and properties by the sign before their name.</summary>
internal sealed class PhpReader(TokenList tokens) : IHeaderReader
{
    /// <summary>Tokens of a header, up to the body: more than any list of bases or bounds has, and the search begins anew at each keyword.</summary>
    private const int LongestHeader = 300;

    private static readonly WordSet Modifiers = new("public protected private static abstract final readonly var");

    private static readonly WordSet TypeWords = new("class interface trait enum");

    public Header? Read(int at, Scope scope)
    {
        if (!tokens.IsWord(at) || tokens.Mark(at - 1) is '>' or ':' or '$')
        {
            return null;
        }

        if (tokens.Is(at, "function"))
        {
            return Function(at, tokens.Is(at + 1, '&') ? at + 2 : at + 1, scope);
        }

        if (TypeWords.Has(tokens, at) && tokens.IsWord(at + 1) && !tokens.Is(at - 1, "new"))
        {
            return Type(at);
        }

        if (tokens.Is(at, "namespace"))
        {
            return Namespace(at);
        }

        return scope.Kind is ScopeKind.Type || (scope.IsOuter && tokens.Is(at, "const")) ? Member(at) : null;
    }

    private Header? Function(int at, int name, Scope scope)
    {
        var open = name + 1;
        if (!tokens.IsWord(name) || !tokens.Is(open, '(') || !tokens.IsPaired(open))
        {
            return null;
        }

        var end = tokens.Close(open) + 1;
        var tail = end;
        while (end < tokens.Count && end - tail < LongestHeader && tokens.Mark(end) is not ('{' or ';' or '}'))
        {
            end++;
        }

        var prefix = KeywordPrefix.Before(tokens, at, Modifiers);
        var isBlock = tokens.Is(end, '{');
        return new Header
        {
            Kind = DeclarationKind.Function,
            Name = tokens.Name(name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = name,
            Body = isBlock ? end : null,
            Last = isBlock ? tokens.Close(end) : end,
            SignatureLast = end - 1,
            Parameters = Parameters.Dollars(tokens, open),
            IsPublic = !KeywordPrefix.Has(tokens, prefix.First, at, "private") && !scope.InFunction,
        };
    }

    private Header? Type(int at)
    {
        var end = at + 2;
        while (end < tokens.Count && end - at < LongestHeader && (tokens.IsWord(end) || tokens.Mark(end) is ',' or '\\' or ':'))
        {
            end++;
        }

        var prefix = KeywordPrefix.Before(tokens, at, Modifiers);
        return !tokens.Is(end, '{') ? null : new Header
        {
            Kind = DeclarationKind.Type,
            Name = tokens.Name(at + 1),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = at + 1,
            Body = end,
            Last = tokens.Close(end),
            SignatureLast = end - 1,
            IsPublic = true,
            Word = tokens.Name(at),
        };
    }

    private Header? Namespace(int at)
    {
        var end = at + 1;
        while (tokens.Is(end, '\\') || (tokens.IsWord(end) && (end == at + 1 || tokens.Is(end - 1, '\\'))))
        {
            end++;
        }

        var isBlock = tokens.Is(end, '{');
        return end == at + 1 || (!isBlock && !tokens.Is(end, ';')) ? null : new Header
        {
            Kind = DeclarationKind.Namespace,
            Name = tokens.Source(at + 1, end - 1),
            First = at,
            NameAt = at + 1,
            Body = isBlock ? end : null,
            Last = isBlock ? tokens.Close(end) : tokens.Count - 1,
            SignatureLast = end - 1,
            Next = end + 1,
            Scope = ScopeKind.Namespace,
            IsPublic = true,
        };
    }

    private Header? Member(int at)
    {
        var isConstant = tokens.Is(at, "const") && tokens.IsWord(at + 1);
        if (!isConstant && tokens.Text(at)[0] != '$')
        {
            return null;
        }

        var first = at;
        while (at - first < 16 && (tokens.IsWord(first - 1) || tokens.Mark(first - 1) is '?' or '|' or '\\'))
        {
            first--;
        }

        // A typed constant has its name last.
        var name = isConstant && tokens.IsWord(at + 2) ? at + 2 : isConstant ? at + 1 : at;
        var last = StatementEnd.AtSemicolon(tokens, name, tokens.Count);
        return new Header
        {
            Kind = isConstant ? DeclarationKind.Field : DeclarationKind.Property,
            Name = tokens.Name(name).TrimStart('$'),
            First = first,
            Attributes = KeywordPrefix.Before(tokens, first, Modifiers).Attributes,
            NameAt = name,
            Last = last,
            SignatureLast = last,
            IsPublic = !KeywordPrefix.Has(tokens, first, at, "private"),
        };
    }
}
