using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Finds the modifiers, annotations and attributes that stand before the keyword of a declaration.</summary>
internal static class KeywordPrefix
{
    /// <summary>More words than anybody writes before a keyword; the look back is repeated at every keyword and must be bounded.</summary>
    private const int Longest = 60;

    public static Prefix Before(TokenList tokens, int at, WordSet modifiers)
    {
        var (first, attributes) = (at, at);
        while (at - attributes < Longest)
        {
            var before = attributes - 1;
            var open = before >= 0 && tokens.Mark(before) is ')' or ']' ? tokens.Open(before) : before;
            if (modifiers.Has(tokens, open) && !tokens.Is(open - 1, '.'))
            {
                first = attributes = open;
            }
            else if (open < before && modifiers.Has(tokens, open - 1))
            {
                // pub(crate), private(set), private[this]
                first = attributes = open - 1;
            }
            else if (tokens.IsText(before) && tokens.Is(before - 1, "extern"))
            {
                first = attributes = before - 1;
            }
            else if (open < before && tokens.Is(open, '[') && (tokens.Is(open - 1, '#') || tokens.Is(open - 2, '#')))
            {
                attributes = tokens.Is(open - 1, '#') ? open - 1 : open - 2;
            }
            else if (Annotation(tokens, open < before && tokens.Is(open, '(') ? open - 1 : open) is var annotation and >= 0)
            {
                attributes = annotation;
            }
            else
            {
                break;
            }
        }

        return new Prefix(attributes, first, at, Has(tokens, first, at, "public"), IsProperty: false);
    }

    /// <summary>Whether a word stands among some tokens.</summary>
    public static bool Has(TokenList tokens, int first, int end, string word)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens.Is(i, word))
            {
                return true;
            }
        }

        return false;
    }

    private static int Annotation(TokenList tokens, int name)
    {
        while (tokens.IsWord(name))
        {
            if (tokens.Is(name - 1, '@'))
            {
                return name - 1;
            }

            if (!tokens.Is(name - 1, '.'))
            {
                return -1;
            }

            name -= 2;
        }

        return -1;
    }
}
