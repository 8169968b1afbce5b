using System.Buffers;

namespace Mcp.Daemon.Code.Lexing;

/// <summary>How literals begin in scripting languages and in SQL.</summary>
internal static class ScriptQuotes
{
    private static readonly SearchValues<char> PythonPrefixes = SearchValues.Create("rRbBfFuUtT");

    private static readonly Quote Lines = new(1, "'") { MultiLine = true };

    public static Quote? Python(string text, int at)
    {
        var open = at;
        while (open < text.Length && open - at < 3 && char.IsAsciiLetter(text[open]))
        {
            open++;
        }

        var prefix = text.AsSpan(at, open - at);
        if (open >= text.Length || text[open] is not ('"' or '\'') || prefix.ContainsAnyExcept(PythonPrefixes))
        {
            return null;
        }

        var marks = Literals.Run(text, open, text[open]) >= 3 ? 3 : 1;
        var quote = new Quote(prefix.Length + marks, Literals.Repeated(text[open], marks))
        {
            // A backslash keeps a quote from ending even a raw string.
            Escapes = true,
            Continues = true,
            MultiLine = marks == 3,
        };
        return prefix.ContainsAny("fFtT") ? quote.WithHole("{") with { HoleDoubles = true } : quote;
    }

    public static Quote? Ruby(string text, int at)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        if (before == '$')
        {
            // The variables $' $" $` of the last match.
            return null;
        }

        switch (text[at])
        {
            case '%':
                return Percent(text, at);
            case '?':
                // The character of a mark that would otherwise begin a string or comment: ?" ?' ?#
                var isMark = !Literals.IsWordPart(before) && before is not (')' or ']' or '?')
                    && at + 2 < text.Length && text[at + 1] is '"' or '\'' or '#' && !Literals.IsWordPart(text[at + 2])
                    && !char.IsWhiteSpace(text[at + 1]);
                return isMark ? new Quote(2, "") : null;
            case '\'':
                return Lines with { Escapes = true };
            default:
                return (new Quote(1, text[at] == '"' ? "\"" : "`") { Escapes = true, MultiLine = true }).WithHole("#{");
        }
    }

    public static Quote? Php(string text, int at) => text[at] == '\''
        ? Lines with { Escapes = true }
        : (new Quote(1, "\"") { Escapes = true, MultiLine = true, Names = true }).WithHole("{$");

    public static Quote? Shell(string text, int at) => text[at] switch
    {
        '\'' => Lines,
        '"' => (new Quote(1, "\"") { Escapes = true, MultiLine = true, Names = true }).WithHole("$(", ')'),
        _ when at + 1 < text.Length && text[at + 1] == '\'' => new Quote(2, "'") { Escapes = true, MultiLine = true },
        _ => null,
    };

    public static Quote? Sql(string text, int at) => text[at] == '\''
        ? Lines with { Doubled = true }
        : new Quote(1, text[at] == '"' ? "\"" : "`") { IsName = true };

    public static Quote? Lua(string text, int at)
    {
        if (text[at] != '[')
        {
            return new Quote(1, text[at] == '"' ? "\"" : "'") { Escapes = true, Continues = true };
        }

        var level = Literals.Run(text, at + 1, '=');
        var open = at + 1 + level;
        return open < text.Length && text[open] == '['
            ? new Quote(level + 2, "]" + Literals.Repeated('=', level) + "]") { MultiLine = true }
            : null;
    }

    /// <summary><c>%w[a b]</c> and its kin; after a value the sign is a remainder.</summary>
    private static Quote? Percent(string text, int at)
    {
        var before = at;
        while (before > 0 && at - before < 8 && text[before - 1] == ' ')
        {
            before--;
        }

        var touches = before == at && before > 0 && IsValueEnd(text[before - 1]);
        var isValue = before > 0 && IsValueEnd(text[before - 1]);
        var open = at + 1;
        if (open < text.Length && text[open] is 'w' or 'W' or 'i' or 'I' or 'q' or 'Q' or 'r' or 'x' or 's')
        {
            open++;
        }

        var letter = open > at + 1;
        if (open >= text.Length || (letter ? touches : isValue))
        {
            return null;
        }

        var close = text[open] switch
        {
            '[' => "]",
            '(' => ")",
            '{' => "}",
            '<' => ">",
            '|' when letter => "|",
            '!' when letter => "!",
            '/' when letter => "/",
            _ => null,
        };
        if (close is null)
        {
            return null;
        }

        var quote = new Quote(open - at + 1, close) { Escapes = true, MultiLine = true, Nests = close[0] == text[open] ? '\0' : text[open] };
        return text[open - 1] is 'q' or 'w' or 'i' or 's' ? quote : quote.WithHole("#{");
    }

    private static bool IsValueEnd(char c) => Literals.IsWordPart(c) || c is ')' or ']' or '}' or '"' or '\'';
}
