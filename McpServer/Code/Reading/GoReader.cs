using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Go: every declaration begins a line with its keyword, or stands in a group of its keyword.</summary>
internal sealed class GoReader(TokenList tokens) : IHeaderReader
{
    private static readonly WordSet Values = new("const var");

    public Header? Read(int at, Scope scope)
    {
        if (!tokens.IsWord(at) || !tokens.StartsLine(at))
        {
            return null;
        }

        if (tokens.Is(at, "func"))
        {
            return scope.IsOuter ? Function(at) : null;
        }

        if (tokens.Is(at, "type") || (Values.Has(tokens, at) && scope.IsOuter))
        {
            return tokens.Is(at + 1, '(') && tokens.IsPaired(at + 1) ? Group(at)
                : tokens.Is(at, "type") ? Type(at, at + 1, scope) : Value(at, at + 1);
        }

        return scope.Word switch
        {
            "type" => Type(at, at, scope),
            "const" or "var" when scope.Kind is ScopeKind.Namespace => Value(at, at),
            "interface" when tokens.Is(at + 1, '(') && tokens.IsPaired(at + 1) => InterfaceMethod(at),
            _ => null,
        };
    }

    private Header Group(int at) => new()
    {
        Kind = null,
        First = at,
        NameAt = at,
        Last = tokens.Close(at + 1),
        SignatureLast = at,
        Next = at + 2,
        Scope = ScopeKind.Namespace,
        Word = tokens.Name(at),
    };

    private Header? Function(int at)
    {
        var name = at + 1;
        string? receiver = null;
        if (tokens.Is(name, '(') && tokens.IsPaired(name))
        {
            receiver = Receiver(name);
            name = tokens.Close(name) + 1;
        }

        var open = tokens.Is(name + 1, '[') && tokens.IsPaired(name + 1) ? tokens.Close(name + 1) + 1 : name + 1;
        if (!tokens.IsWord(name) || !tokens.Is(open, '(') || !tokens.IsPaired(open))
        {
            return null;
        }

        var end = tokens.Close(open) + 1;
        while (end < tokens.Count && !tokens.StartsLine(end)
            && !(tokens.Is(end, '{') && !tokens.Is(end - 1, "interface") && !tokens.Is(end - 1, "struct")))
        {
            end = tokens.Mark(end) is '(' or '[' or '{' ? tokens.Close(end) + 1 : end + 1;
        }

        var isBlock = tokens.Is(end, '{') && !tokens.StartsLine(end);
        return new Header
        {
            Kind = DeclarationKind.Function,
            Name = tokens.Name(name),
            First = at,
            NameAt = name,
            Body = isBlock ? end : null,
            Last = isBlock ? tokens.Close(end) : end - 1,
            SignatureLast = end - 1,
            Parameters = Parameters.Shared(tokens, open),
            IsPublic = IsPublic(name),
            Container = receiver,
        };
    }

    /// <summary>The type in <c>(s *Stack[T])</c>.</summary>
    private string? Receiver(int open)
    {
        string? type = null;
        for (var i = open + 1; i < tokens.Close(open) && !tokens.Is(i, '['); i++)
        {
            type = tokens.IsWord(i) ? tokens.Name(i) : type;
        }

        return type;
    }

    private Header? Type(int first, int name, Scope scope)
    {
        if (!tokens.IsWord(name))
        {
            return null;
        }

        var at = name + 1;
        if (tokens.Is(at, '[') && tokens.IsPaired(at) && tokens[name].End == tokens[at].Start)
        {
            at = tokens.Close(at) + 1;
        }

        var isBlock = (tokens.Is(at, "struct") || tokens.Is(at, "interface")) && tokens.Is(at + 1, '{');
        var last = isBlock ? tokens.Close(at + 1) : StatementEnd.AtLineEnd(tokens, name, tokens.Count, tokens.Indent(first));
        return new Header
        {
            Kind = DeclarationKind.Type,
            Name = tokens.Name(name),
            First = first,
            NameAt = name,
            Body = isBlock ? at + 1 : null,
            Last = last,
            SignatureLast = isBlock ? at : last,
            IsPublic = IsPublic(name) && !scope.InFunction,
            Word = isBlock ? tokens.Name(at) : "type",
            Scope = isBlock ? ScopeKind.Type : null,
        };
    }

    private Header? Value(int first, int name)
    {
        if (!tokens.IsWord(name))
        {
            return null;
        }

        var last = StatementEnd.AtLineEnd(tokens, name, tokens.Count, tokens.Indent(first));
        return new Header
        {
            Kind = DeclarationKind.Field,
            Name = tokens.Name(name),
            First = first,
            NameAt = name,
            Last = last,
            SignatureLast = last,
            Next = name + 1,
            IsPublic = IsPublic(name),
        };
    }

    private Header InterfaceMethod(int at)
    {
        var last = StatementEnd.AtLineEnd(tokens, at, tokens.Count, tokens.Indent(at));
        return new Header
        {
            Kind = DeclarationKind.Function,
            Name = tokens.Name(at),
            First = at,
            NameAt = at,
            Last = last,
            SignatureLast = last,
            Parameters = Parameters.Shared(tokens, at + 1),
            IsPublic = IsPublic(at),
        };
    }

    private bool IsPublic(int name) => char.IsUpper(tokens.Text(name)[0]);
}
