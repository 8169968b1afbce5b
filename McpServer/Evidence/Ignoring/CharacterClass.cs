namespace Mcp.Daemon.Evidence.Ignoring;

/// <summary>A class of an ignore pattern: <c>[a-z_]</c>, <c>[!0-9]</c>, <c>[[:alpha:]]</c>.</summary>
internal static class CharacterClass
{
    /// <summary>How long the class is that the pattern begins with, if it holds the character; else, or if it never ends, 0.</summary>
    public static int Match(ReadOnlySpan<char> pattern, char c)
    {
        var at = 1;
        var isNegated = at < pattern.Length && pattern[at] is '!' or '^';
        if (isNegated)
        {
            at++;
        }

        var first = at;
        var isIn = false;
        while (at < pattern.Length)
        {
            if (pattern[at] == ']' && at > first)
            {
                return isIn != isNegated ? at + 1 : 0;
            }

            if (Named(pattern[at..]) is { Length: > 0 } name)
            {
                isIn |= IsOf(name, c);
                at += name.Length + 4; // [: and :]
                continue;
            }

            var from = Escaped(pattern, ref at);
            var to = from;
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                to = Escaped(pattern, ref at);
            }

            isIn |= (from <= c && c <= to) || NamePattern.AreSame(from, c);
        }

        return 0;
    }

    private static char Escaped(ReadOnlySpan<char> pattern, ref int at)
    {
        if (pattern[at] == '\\' && at + 1 < pattern.Length)
        {
            at++;
        }

        return pattern[at++];
    }

    private static ReadOnlySpan<char> Named(ReadOnlySpan<char> rest) =>
        rest.StartsWith("[:") && rest.IndexOf(":]", StringComparison.Ordinal) is var end and > 2 ? rest[2..end] : [];

    private static bool IsOf(ReadOnlySpan<char> name, char c) => name switch
    {
        "alpha" => char.IsAsciiLetter(c),
        "digit" => char.IsAsciiDigit(c),
        "alnum" => char.IsAsciiLetterOrDigit(c),
        "upper" => char.IsAsciiLetterUpper(c),
        "lower" => char.IsAsciiLetterLower(c),
        "xdigit" => char.IsAsciiHexDigit(c),
        "space" => c is ' ' or (>= '\t' and <= '\r'),
        "blank" => c is ' ' or '\t',
        "punct" => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)),
        _ => false,
    };
}
