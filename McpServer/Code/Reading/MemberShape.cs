using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Words that have the shape of a declaration with a type before its name, up to the mark after the name.</summary>
/// <param name="Name">The token of the name.</param>
/// <param name="NameLast">Its last token, when it is made of several: <c>operator +</c>.</param>
/// <param name="NameFirst">The first token of the name with what qualifies it: <c>Foo</c> in <c>Foo::bar</c>.</param>
/// <param name="Types">How many types, or other words of their own, stand before the name.</param>
/// <param name="At">The mark after the name.</param>
internal readonly record struct MemberShape(int Name, int NameLast, int NameFirst, int Types, int At)
{
    /// <summary>No operator or type of a conversion has more tokens than this, type arguments apart.</summary>
    private const int LongestOperator = 60;

    /// <summary>The shape that begins at a position; null for anything that is no type and no name.</summary>
    public static MemberShape? Read(TokenList tokens, int at, WordSet statements)
    {
        var (name, first, types, afterAngles, isTuple) = (-1, -1, 0, -1, false);
        for (var i = at; i < tokens.Count; i++)
        {
            if (tokens.Is(i, "operator"))
            {
                return Operator(tokens, i, types + 1);
            }

            if (tokens.IsWord(i))
            {
                if (statements.Has(tokens, i) && !(tokens.Is(i, "this") && tokens.Is(i + 1, '[')))
                {
                    return null;
                }

                var before = tokens.Is(i - 1, '~') ? i - 2 : i - 1;
                var isQualified = tokens.Is(before, '.') || tokens.Is(before, ':');
                if (first < 0 || !isQualified)
                {
                    types += first >= 0 || isTuple ? 1 : 0;
                    first = before + 1;
                }

                name = i;
                continue;
            }

            switch (tokens.Mark(i))
            {
                case '<' when Angles.Close(tokens, i) is var close and > 0:
                    i = close;
                    afterAngles = close + 1;
                    break;
                case '[' when tokens.Is(i - 1, "this"):
                    return new MemberShape(name, name, first, types, i);
                case '[' when tokens.IsPaired(i):
                    i = tokens.Close(i);
                    break;
                case '(' when i == at && tokens.IsPaired(i):
                    isTuple = true;
                    i = tokens.Close(i);
                    break;
                case '(' when name >= 0 && (name == i - 1 || afterAngles == i):
                case ';' or ',' or '=' or '{' when name >= 0:
                    return new MemberShape(name, name, first, types, i);
                case ':' when tokens.Is(i, ':', ':'):
                    i++;
                    break;
                case ':' when name >= 0:
                    return new MemberShape(name, name, first, types, i);
                case '.' or '?' or '*' or '&' or '~':
                    break;
                case '@' when tokens.IsWord(i + 1):
                    // An annotation of the type.
                    i = tokens.Is(i + 2, '(') && tokens.IsPaired(i + 2) ? tokens.Close(i + 2) : i + 1;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static MemberShape? Operator(TokenList tokens, int at, int types)
    {
        var last = tokens.Is(at + 1, '(') && tokens.Is(at + 2, ')') ? at + 2 : at + 1;
        while (last < tokens.Count && last - at < LongestOperator && !tokens.Is(last + 1, '('))
        {
            // A conversion to a type with arguments.
            last = tokens.IsWord(last) && tokens.Is(last + 1, '<') ? Angles.Skip(tokens, last + 1) - 1 : last;
            last += tokens.Is(last + 1, '(') ? 0 : 1;
        }

        // A conversion has no type before it.
        return tokens.Is(last + 1, '(') ? new MemberShape(at, last, at, Math.Max(1, types), last + 1) : null;
    }
}
