using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Expressions;

/// <summary>Parts what stands between two brackets, or behind a command, at its commas.</summary>
internal static class ArgumentList
{
    /// <param name="tokens">The tokens of the file.</param>
    /// <param name="language">Decides how arguments are named.</param>
    /// <param name="first">The first token behind the opening bracket.</param>
    /// <param name="last">The last token before the closing one.</param>
    public static IReadOnlyList<Argument> Of(TokenList tokens, Language language, int first, int last)
    {
        var arguments = new List<Argument>();
        var begin = first;
        for (var at = first; at <= last + 1; at = Step(tokens, at))
        {
            if (at == last + 1 || tokens.Is(at, ','))
            {
                if (at > begin)
                {
                    arguments.Add(One(tokens, language, begin, at - 1));
                }

                begin = at + 1;
            }
        }

        return arguments;
    }

    private static Argument One(TokenList tokens, Language language, int first, int last)
    {
        if (!tokens.IsWord(first) || last < first + 2)
        {
            return new Argument(first, last, null);
        }

        var isNamed = language switch
        {
            Language.Python or Language.Kotlin or Language.Scala => tokens.Is(first + 1, '=') && !tokens.Is(first + 1, '=', '='),
            Language.CSharp or Language.Swift or Language.Php or Language.Ruby or Language.Dart =>
                tokens.Is(first + 1, ':') && !tokens.Is(first + 1, ':', ':'),
            // Attributes of annotations.
            Language.Java => tokens.Is(first + 1, '=') && !tokens.Is(first + 1, '=', '='),
            _ => false,
        };
        return isNamed ? new Argument(first + 2, last, tokens.Name(first)) : new Argument(first, last, null);
    }

    /// <summary>The next token at the same level.</summary>
    private static int Step(TokenList tokens, int at) => tokens.Mark(at) switch
    {
        '(' or '[' or '{' when tokens.IsPaired(at) => tokens.Close(at) + 1,
        '<' when tokens.IsWord(at - 1) && tokens[at - 1].End == tokens[at].Start && Angles.Close(tokens, at) is var close and > 0 => close + 1,
        _ => at + 1,
    };
}
