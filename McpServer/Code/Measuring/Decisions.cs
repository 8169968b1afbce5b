using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Measuring;

/// <summary>Counts the points at which the way through some code parts.</summary>
internal sealed class Decisions(TokenList tokens, Language language)
{
    /// <summary>How far behind its word the braces of a match may begin.</summary>
    private const int LongestSubject = 200;

    // With these a condition stands in parentheses, and the same word without one is a name.
    private static readonly WordSet WithParentheses = new("if for foreach while elseif");

    // Of each language once: a file of many functions is asked of each of them.
    private static readonly Dictionary<Language, WordSet> Words = Enum.GetValues<Language>().ToDictionary(language => language, language => new WordSet(language switch
    {
        Language.Go => "if for case",
        Language.Rust => "if while for",
        Language.Kotlin => "if for while catch",
        Language.Swift => "if guard for while case catch",
        Language.Scala => "if for while case",
        Language.Python => "if elif for while except and or",
        Language.Ruby => "if elsif unless while until for when rescue and or",
        Language.Lua => "if elseif for while repeat and or",
        Language.Shell => "if elif for while until",
        _ => "if for foreach while case catch elseif",
    }));

    private readonly WordSet _words = Words[language];

    private readonly string _match = language switch
    {
        Language.CSharp => "switch",
        Language.Kotlin => "when",
        Language.Rust or Language.Php => "match",
        _ => "",
    };

    public int Count(IEnumerable<int> own)
    {
        var (count, last) = (0, -1);
        foreach (var at in own)
        {
            count += at > last && IsDecision(at, ref last) ? 1 : 0;
            count += _match.Length > 0 && tokens.Is(at, _match) && !tokens.Is(at - 1, '.') ? Arms(at) : 0;
        }

        return count;
    }

    /// <summary>The tokens at which the way parts; a match is one, however many arms it has.</summary>
    public IEnumerable<int> Positions(IEnumerable<int> own)
    {
        var last = -1;
        foreach (var at in own)
        {
            if ((at > last && IsDecision(at, ref last)) || (_match.Length > 0 && tokens.Is(at, _match) && !tokens.Is(at - 1, '.') && Arms(at) > 0))
            {
                yield return at;
            }
        }
    }

    private bool IsDecision(int at, ref int last)
    {
        if (tokens.IsWord(at))
        {
            return !tokens.Is(at - 1, '.') && (_words.Has(tokens, at) ? IsKeyword(at) : IsPythonCase(at));
        }

        if (tokens.Is(at, '&', '&') || tokens.Is(at, '|', '|'))
        {
            last = at + 1;
            return HasOperandBefore(at);
        }

        if (tokens.Is(at, ';', ';') && language is Language.Shell)
        {
            last = at + 1;
            return true;
        }

        if (tokens.Is(at, '?', '?'))
        {
            last = at + 1;
            return false;
        }

        return tokens.Is(at, '?') && IsChoice(at);
    }

    private bool IsKeyword(int at) => language switch
    {
        Language.Ruby => !RubyBlocks.IsNameOnly(tokens, at),
        Language.Go or Language.Rust or Language.Swift or Language.Python or Language.Lua or Language.Shell or Language.Scala => true,
        _ => WithParentheses.Has(tokens, at)
            ? tokens.Is(at + 1, '(') || tokens.Is(at + 1, "constexpr") || tokens.Is(at + 1, "await")
            : !tokens.Is(at + 1, ':'),
    };

    // A name of that word is followed by a mark that takes a value or a member.
    private bool IsPythonCase(int at) => language is Language.Python && tokens.Is(at, "case") && tokens.StartsLine(at)
        && tokens.Mark(at + 1) is '\0' or '[' or '{' or '(' or '-' && !tokens.Is(at + 1, "_");

    // A mark of two also makes references to references, and closures without parameters.
    private bool HasOperandBefore(int at) => tokens.Mark(at - 1) is '\0' or ')' or ']' or '}' && !tokens.Is(at - 1, "auto")
        && !tokens.Is(at - 1, "move");

    /// <summary>A question mark that chooses, and does not belong to a type or to an access that may find nothing.</summary>
    private bool IsChoice(int at)
    {
        if (language is Language.Rust or Language.Kotlin or Language.Go or Language.Python or Language.Lua or Language.Shell or Language.Scala
            || at == 0 || tokens.Mark(at - 1) is '<' or ',' or '(' or '?')
        {
            return false;
        }

        var isApart = tokens[at - 1].End < tokens[at].Start;
        var mayTouch = language is Language.C or Language.Cpp or Language.JavaScript or Language.Php or Language.Java;
        return isApart
            ? !tokens.Is(at, '?', '.') && !tokens.Is(at + 1, "extends") && !tokens.Is(at + 1, "super")
            : mayTouch && tokens.Mark(at + 1) is '\0' or '(' or '[' or '!' or '"';
    }

    /// <summary>The arms of a match that are not the default.</summary>
    private int Arms(int at)
    {
        var open = at + 1;
        while (open < tokens.Count && open - at < LongestSubject && !tokens.Is(open, '{'))
        {
            if (tokens.Mark(open) is ';' or '}' or ')')
            {
                return 0;
            }

            open = tokens.Mark(open) is '(' or '[' ? tokens.Close(open) + 1 : open + 1;
        }

        var arms = 0;
        for (var i = open + 1; tokens.Is(open, '{') && i < tokens.Close(open); i++)
        {
            var isArm = language is Language.Kotlin ? tokens.Is(i, '-', '>') : tokens.Is(i, '=', '>');
            arms += isArm && !tokens.Is(i - 1, "_") && !tokens.Is(i - 1, "else") && !tokens.Is(i - 1, "default") ? 1 : 0;
            i = tokens.Mark(i) is '(' or '[' or '{' ? tokens.Close(i) : i;
        }

        return arms;
    }
}
