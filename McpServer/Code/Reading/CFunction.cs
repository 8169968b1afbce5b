using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>A function of C or C++, from its parameters on: its definition, or its prototype.</summary>
internal static class CFunction
{
    /// <summary>Tokens behind the parameters, up to the body: more than any list of initializers has, and the search begins anew at each name.</summary>
    private const int LongestTail = 250;

    // What is written in capitals is taken for a macro that stands for one of these.
    private static readonly WordSet Tails =
        new("const noexcept override final volatile throw try requires default delete __attribute__ __asm__ asm");

    public static Header? Read(TokenList tokens, Prefix prefix, Scope scope, MemberShape shape)
    {
        var close = tokens.Close(shape.At);
        if (tokens.Is(close + 1, '(') && (tokens.Is(shape.At + 1, '*') || close == shape.At + 2))
        {
            // A pointer to a function, or a name that is kept from being a macro: it stands in the first parentheses.
            return null;
        }

        var end = Tail(tokens, close + 1);
        var isBlock = tokens.Is(end, '{');
        var isPrototype = tokens.Is(end, ';') && (scope.IsOuter || scope.Kind is ScopeKind.Type) && !HasValues(tokens, shape.At, close);
        if (!isBlock && !isPrototype)
        {
            return null;
        }

        return new Header
        {
            Kind = DeclarationKind.Function,
            Name = Name(tokens, shape),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = shape.Name,
            Body = isBlock ? end : null,
            Last = isBlock ? tokens.Close(end) : end,
            SignatureLast = end - 1,
            Parameters = Parameters.NameLast(tokens, shape.At),
            IsPublic = !IsStatic(tokens, prefix) && !scope.InFunction,
            Container = Qualifier(tokens, shape),
        };
    }

    private static string Name(TokenList tokens, MemberShape shape) =>
        shape.NameLast > shape.Name ? "operator " + tokens.Source(shape.Name + 1, shape.NameLast)
        : (tokens.Is(shape.Name - 1, '~') ? "~" : "") + tokens.Name(shape.Name);

    /// <summary>The class of a member that is defined outside of it; a template's arguments are no part of the name.</summary>
    private static string? Qualifier(TokenList tokens, MemberShape shape)
    {
        var at = tokens.Is(shape.Name - 1, '~') ? shape.Name - 2 : shape.Name - 1;
        if (at < 1 || !tokens.Is(at - 1, ':', ':'))
        {
            return null;
        }

        string? qualifier = null;
        for (var i = shape.NameFirst; i < at - 1; i++)
        {
            qualifier = tokens.IsWord(i) ? tokens.Name(i) : qualifier;
            i = tokens.Is(i, '<') && Angles.Close(tokens, i) is var close and > 0 ? close : i;
        }

        return qualifier;
    }

    private static bool IsStatic(TokenList tokens, Prefix prefix)
    {
        for (var i = prefix.First; i < prefix.At; i++)
        {
            if (tokens.Is(i, "static"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A variable that is constructed looks like a prototype, but a prototype has no values outside of defaults.</summary>
    private static bool HasValues(TokenList tokens, int open, int close)
    {
        for (var i = open + 1; i < close; i++)
        {
            if ((tokens.IsText(i) || tokens[i].Kind is TokenKind.Number || tokens.Mark(i) is '.' or '+' or '-') && !IsDefault(tokens, i, open))
            {
                return !tokens.Is(i, '.', '.');
            }
        }

        return false;
    }

    private static bool IsDefault(TokenList tokens, int at, int open)
    {
        while (at > open && !tokens.Is(at, ','))
        {
            if (tokens.Mark(at) is '=' or '[')
            {
                return true;
            }

            at--;
        }

        return false;
    }

    /// <summary>The brace of the body or the semicolon, past qualifiers, a trailing type and a list of initializers.</summary>
    private static int Tail(TokenList tokens, int at)
    {
        var (inInitializers, inType) = (false, false);
        for (var i = at; i < tokens.Count && i - at < LongestTail; i++)
        {
            if (tokens.IsWord(i) && !inInitializers && !inType && !Tails.Has(tokens, i) && tokens.Text(i).ContainsAnyInRange('a', 'z'))
            {
                return -1;
            }

            inType |= tokens.Is(i, '-', '>') || tokens.Is(i, "requires");
            switch (tokens.Mark(i))
            {
                case '{' when inInitializers && (tokens.IsWord(i - 1) || tokens.Is(i - 1, '>')):
                case '(' or '[' when tokens.IsPaired(i):
                    i = tokens.Close(i);
                    break;
                case '{' or ';':
                    return i;
                case ':' when tokens.Is(i, ':', ':'):
                    i++;
                    break;
                case ':':
                    inInitializers = true;
                    break;
                case '<' when Angles.Close(tokens, i) is var close and > 0:
                    i = close;
                    break;
                case '}' or ')' or ']':
                    return -1;
                case '=' when !tokens.IsWord(i + 1) && tokens[Math.Min(i + 1, tokens.Count - 1)].Kind is not TokenKind.Number:
                    return -1;
                case ',' when !inInitializers:
                    return -1;
            }
        }

        return -1;
    }
}
