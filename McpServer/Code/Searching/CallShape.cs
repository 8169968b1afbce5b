using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Searching;

/// <summary>What a call looks like in each language.</summary>
internal static class CallShape
{
    private static readonly WordSet Keywords = new(
        "if for foreach while switch catch return typeof sizeof nameof using lock fixed checked unchecked default new throw await yield in is as "
        + "and or not elif elsif unless until when match case with function func fn fun def del assert print_r isset empty unset array list echo "
        + "super this base self synchronized try alignof decltype static_assert defined do else guard where async go defer select range var let "
        + "const lambda from import except raise global extends implements instanceof void delete init get set");

    private static readonly WordSet BeforeCommand = new("then do else if while until elif time");

    public static bool IsKeyword(TokenList tokens, int at) => Keywords.Has(tokens, at) && !tokens.Is(at - 1, '.') && !tokens.Is(at - 1, '>');

    /// <summary>Whether a name that is not declared here is called here, or made with new, or used as an element.</summary>
    public static bool IsCall(SourceFile file, NamePlace place)
    {
        if (place.IsDeclaration || place.Token < 0)
        {
            return false;
        }

        var (tokens, at) = (file.Tokens, place.Token);
        return HasArguments(file, at) || file.Language switch
        {
            Language.Kotlin or Language.Swift => tokens.Is(at + 1, '{') && !tokens.StartsLine(at + 1) && !tokens.Is(at - 1, ':'),
            // A call needs no parentheses; a symbol, a key and a constant's scope are none.
            Language.Ruby => !tokens.Is(at - 1, ':') && !(tokens.Is(at + 1, ':') && tokens[at].End == tokens[at + 1].Start)
                && !tokens.Is(at + 1, '=') && char.IsLower(tokens.Text(at)[0]),
            Language.Shell => tokens.StartsLine(at) || tokens.Mark(at - 1) is ';' or '|' or '&' or '(' or '{' or '`' or '!'
                || BeforeCommand.Has(tokens, at - 1) || tokens.IsText(at - 1),
            Language.JavaScript or Language.TypeScript => IsElement(tokens, at),
            Language.CSharp or Language.Java => tokens.Is(at - 1, "new"),
            _ => false,
        };
    }

    /// <summary>Whether parentheses follow a name, past type arguments and the marks of macros and of calls that may not happen.</summary>
    public static bool HasArguments(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        var next = at + 1;
        if (file.Language is Language.Rust)
        {
            next += tokens.Is(next, '!') ? 1 : tokens.Is(next, ':', ':') && tokens.Is(next + 2, '<') ? 2 : 0;
        }

        next += tokens.Is(next, '?', '.') && tokens.Is(next + 2, '(') ? 2 : 0;
        var isMacro = next > at + 1 && tokens.Is(at + 1, '!');
        next = tokens.Is(next, '<') && tokens[next].Start == tokens[next - 1].End ? Angles.Skip(tokens, next) : next;
        return tokens.Is(next, '(') || (isMacro && tokens.Mark(next) is '[' or '{');
    }

    /// <summary>The name right before a name's dot; null without one.</summary>
    public static string? Qualifier(TokenList tokens, int at)
    {
        var before = tokens.Is(at - 1, '.') ? (tokens.Is(at - 2, '?') ? at - 3 : at - 2)
            : tokens.Is(at - 2, ':', ':') || tokens.Is(at - 2, '-', '>') ? at - 3
            : -1;
        return tokens.IsWord(before) ? tokens.Name(before).TrimStart('$') : null;
    }

    /// <summary>Whether a name stands behind a dot, an arrow or two colons.</summary>
    public static bool IsMember(TokenList tokens, int at) =>
        tokens.Is(at - 1, '.') || tokens.Is(at - 2, ':', ':') || tokens.Is(at - 2, '-', '>');

    /// <summary><c>&lt;Row a={b} /&gt;</c>, but no type argument, which touches the name before it.</summary>
    private static bool IsElement(TokenList tokens, int at) => tokens.Is(at - 1, '<') && tokens[at - 1].End == tokens[at].Start
        && !(at > 1 && tokens.IsWord(at - 2) && tokens[at - 2].End == tokens[at - 1].Start);
}
