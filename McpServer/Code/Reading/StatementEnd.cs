using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Where a statement without braces of its own ends.</summary>
internal static class StatementEnd
{
    /// <summary>
    /// How many tokens, groups counted as one, are looked at: statements stand inside each other, so the search must be
    /// bounded, and no expression that is meant to be read is longer.
    /// </summary>
    private const int Longest = 1_000;

    // At the beginning of a line, and at the end of one, where a bracket of types or a mark of an optional one may stand, too.
    private const string JoiningBefore = "+-*/%&|^=<>?:.,";

    private const string JoiningAfter = "+-/%&|^=:.,";

    private static readonly WordSet JoiningWords =
        new("else catch finally as is in instanceof where get set by extends implements with yield");

    /// <summary>The last token of the statement that holds a position, up to and with its semicolon.</summary>
    public static int AtSemicolon(TokenList tokens, int at, int last)
    {
        for (var steps = 0; at <= last && at < tokens.Count && steps < Longest; at++, steps++)
        {
            switch (tokens.Mark(at))
            {
                case ';':
                    return at;
                case '(' or '[' or '{':
                    at = tokens.Close(at);
                    break;
                case ')' or ']' or '}':
                    return at - 1;
            }
        }

        return Math.Min(at, tokens.Count) - 1;
    }

    /// <summary>
    /// The same where a line end may end it: a line that is not indented below the statement's first one begins another
    /// statement, unless it begins or the line before it ends with something that joins them.
    /// </summary>
    /// <param name="tokens">The tokens of the file.</param>
    /// <param name="at">A token of the statement.</param>
    /// <param name="last">The last token of what the statement stands in.</param>
    /// <param name="indent">How far the statement's first line is indented.</param>
    /// <param name="stopsAtComma">Whether a comma ends it: it is a member of a literal, or one of several variables.</param>
    public static int AtLineEnd(TokenList tokens, int at, int last, int indent, bool stopsAtComma = false)
    {
        var first = at;
        for (var steps = 0; at <= last && at < tokens.Count && steps < Longest; at++, steps++)
        {
            if (at > first && tokens.StartsLine(at) && tokens.Indent(at) <= indent && !Joins(tokens, at))
            {
                return at - 1;
            }

            switch (tokens.Mark(at))
            {
                case ';':
                    return at;
                case ',' when stopsAtComma:
                    return at - 1;
                case '(' or '[' or '{':
                    at = tokens.Close(at);
                    break;
                case ')' or ']' or '}':
                    return at - 1;
            }
        }

        return Math.Min(at, tokens.Count) - 1;
    }

    private static bool Joins(TokenList tokens, int at)
    {
        var before = tokens.Mark(at - 1);
        return (tokens.Mark(at) is var mark and not '\0' && JoiningBefore.Contains(mark)) || tokens.Is(at, '{') || (before != '\0' && JoiningAfter.Contains(before))
            || JoiningWords.Has(tokens, at);
    }
}
