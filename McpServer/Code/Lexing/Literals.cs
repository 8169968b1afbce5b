namespace Mcp.Daemon.Code.Lexing;

/// <summary>What literals of many languages have in common.</summary>
internal static class Literals
{
    /// <summary>The longest escape of a character: <c>\U0010FFFF</c>, <c>\u{10FFFF}</c>.</summary>
    private const int LongestEscape = 12;

    /// <summary>C allows a few characters between single quotes: <c>'RIFF'</c>, <c>L'\x1F600'</c>.</summary>
    private const int LongestCharacters = 10;

    /// <summary>Marks longer than this are not told apart: a run of quotes is no delimiter that anybody chose.</summary>
    private const int LongestRun = 64;

    /// <summary>How often a character stands from a position on.</summary>
    public static int Run(string text, int at, char mark)
    {
        var run = 0;
        while (run < LongestRun && at + run < text.Length && text[at + run] == mark)
        {
            run++;
        }

        return run;
    }

    public static string Repeated(char mark, int count) => (mark, count) switch
    {
        (_, 0) => "",
        ('"', 1) => "\"",
        ('"', 3) => "\"\"\"",
        ('\'', 1) => "'",
        ('\'', 3) => "'''",
        ('{', 1) => "{",
        _ => new string(mark, count),
    };

    /// <summary>Whether a single quote begins a character and is no apostrophe, lifetime or symbol.</summary>
    public static bool IsCharacter(string text, int at)
    {
        if (at + 2 >= text.Length || text[at + 1] is '\'' or '\n')
        {
            return false;
        }

        if (text[at + 1] == '\\')
        {
            var end = text.IndexOf('\'', Math.Min(at + 3, text.Length), Math.Min(LongestEscape, Math.Max(0, text.Length - at - 3)));
            return end > 0 && !text.AsSpan(at, end - at).Contains('\n');
        }

        return text[at + 2] == '\'' || (char.IsHighSurrogate(text[at + 1]) && at + 3 < text.Length && text[at + 3] == '\'');
    }

    /// <summary>As <see cref="IsCharacter"/>, or a few characters without a blank.</summary>
    public static bool IsShortText(string text, int at)
    {
        if (IsCharacter(text, at))
        {
            return true;
        }

        for (var i = at + 1; i < text.Length && i - at <= LongestCharacters; i++)
        {
            if (text[i] == '\'')
            {
                return i > at + 1;
            }

            if (char.IsWhiteSpace(text[i]))
            {
                return false;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return false;
    }

    public static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 127 && char.IsLetter(c));

    public static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c > 127 && char.IsLetterOrDigit(c));
}
