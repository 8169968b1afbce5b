using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>A function of JavaScript or TypeScript from its parameters on, whatever it is called by.</summary>
/// <param name="Open">The parenthesis before the parameters; the only parameter itself when it stands alone.</param>
/// <param name="Body">The brace of the body; null for an expression and for a function without one.</param>
/// <param name="SignatureLast">The last token before the body.</param>
/// <param name="Last">The last token.</param>
internal readonly record struct ScriptFunction(int Open, int? Body, int SignatureLast, int Last)
{
    /// <summary>How many tokens of types are looked at between the parameters and the body.</summary>
    private const int LongestType = 200;

    private static readonly WordSet Wrappers = new("memo forwardRef useCallback observer");

    public IReadOnlyList<string> Parameters(TokenList tokens) => tokens.Is(Open, '(') ? Reading.Parameters.NameFirst(tokens, Open)
        : tokens.IsWord(Open) ? [tokens.Name(Open)]
        : [];

    /// <summary>The function whose type parameters or parameters begin at a position.</summary>
    /// <param name="tokens">The tokens of the file.</param>
    /// <param name="at">What follows the name, or the keyword.</param>
    /// <param name="allowsNone">Whether it may have no body: an overload, or a member of an interface.</param>
    public static ScriptFunction? AfterName(TokenList tokens, int at, bool allowsNone)
    {
        var open = Angles.Skip(tokens, at);
        if (!tokens.Is(open, '(') || !tokens.IsPaired(open))
        {
            return null;
        }

        var close = tokens.Close(open);
        var end = tokens.Is(close + 1, ':') ? AfterType(tokens, close + 2) : close + 1;
        return tokens.Is(end, '{') ? new ScriptFunction(open, end, end - 1, tokens.Close(end))
            : allowsNone ? new ScriptFunction(open, null, end - 1, tokens.Is(end, ';') ? end : end - 1)
            : null;
    }

    /// <summary>The function that is the value at a position: a function expression, an arrow, or one of these in a known wrapper.</summary>
    public static ScriptFunction? Value(TokenList tokens, int at, int last, int indent)
    {
        var i = tokens.Is(at, "async") && !tokens.StartsLine(at + 1) ? at + 1 : at;
        if (tokens.Is(i, "function"))
        {
            i += tokens.Is(i + 1, '*') ? 2 : 1;
            return AfterName(tokens, tokens.IsWord(i) ? i + 1 : i, allowsNone: false);
        }

        return Arrow(tokens, i, last, indent) ?? Wrapped(tokens, at, last);
    }

    private static ScriptFunction? Arrow(TokenList tokens, int at, int last, int indent)
    {
        var open = Angles.Skip(tokens, at);
        int arrow;
        if (tokens.IsWord(open) && open == at)
        {
            arrow = open + 1;
        }
        else if (tokens.Is(open, '(') && tokens.IsPaired(open))
        {
            arrow = tokens.Close(open) + 1;
            arrow = tokens.Is(arrow, ':') ? AfterType(tokens, arrow + 1) : arrow;
        }
        else
        {
            return null;
        }

        if (!tokens.Is(arrow, '=', '>'))
        {
            return null;
        }

        var body = arrow + 2;
        return tokens.Is(body, '{')
            ? new ScriptFunction(open, body, arrow + 1, tokens.Close(body))
            : new ScriptFunction(open, null, arrow + 1, Math.Max(arrow + 1, StatementEnd.AtLineEnd(tokens, body, last, indent, stopsAtComma: true)));
    }

    private static ScriptFunction? Wrapped(TokenList tokens, int at, int last)
    {
        var name = tokens.Is(at + 1, '.') ? at + 2 : at;
        var open = Wrappers.Has(tokens, name) ? Angles.Skip(tokens, name + 1) : -1;
        if (!tokens.Is(open, '(') || !tokens.IsPaired(open))
        {
            return null;
        }

        var i = tokens.Is(open + 1, "async") ? open + 2 : open + 1;
        var inner = tokens.Is(i, "function") ? AfterName(tokens, tokens.IsWord(i + 1) ? i + 2 : i + 1, allowsNone: false)
            : Arrow(tokens, i, Math.Min(last, tokens.Close(open)), 0);
        return inner is { } function ? function with { Last = tokens.Close(open) } : null;
    }

    /// <summary>The first token after a type: the brace of a body, an arrow, or the end of the statement.</summary>
    private static int AfterType(TokenList tokens, int at)
    {
        var i = at;
        for (; i < tokens.Count && i - at < LongestType; i++)
        {
            var begins = i == at || tokens.Mark(i - 1) is '|' or '&' || tokens.Is(i - 2, '=', '>') || tokens.Is(i - 1, "is");
            switch (tokens.Mark(i))
            {
                case '{' when !begins:
                case ';' or ',' or '}' or ')' or ']':
                    return i;
                case '=' when tokens.Is(i, '=', '>') && !(tokens.Is(i - 1, ')') && IsFunctionType(tokens, i, at)):
                    return i;
                case '=':
                    i++;
                    break;
                case '{' or '(' or '[' when tokens.IsPaired(i):
                    i = tokens.Close(i);
                    break;
                case '<' when Angles.Close(tokens, i) is var close and > 0:
                    i = close;
                    break;
                case '\0' when tokens.StartsLine(i) && !begins:
                    return i;
            }
        }

        return i;
    }

    /// <summary>Whether the parentheses before an arrow begin a type: <c>(): (x: number) =&gt; void {</c>.</summary>
    private static bool IsFunctionType(TokenList tokens, int arrow, int typeStart) => tokens.Open(arrow - 1) >= typeStart;
}
