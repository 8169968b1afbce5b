namespace Mcp.Daemon.Evidence.Ignoring;

/// <summary>
/// One part of an ignore pattern against one name of a path, as git matches them: <c>*</c>, <c>?</c>, classes, escapes.
/// </summary>
/// <remarks>
/// A hand-written matcher, because the pattern is the repository's: at a mismatch only the last star takes one character
/// more, so the time is at most the product of both lengths. The same pattern as a backtracking expression
/// (<c>*a*a*a*a*a*a*b</c>) stalls a thread for minutes.
/// </remarks>
internal static class NamePattern
{
    private static readonly bool IgnoreCase = !OperatingSystem.IsLinux();

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (p, n) = (0, 0);
        var (star, taken) = (-1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, taken) = (++p, n);
            }
            else if (p < pattern.Length && One(pattern, p, name[n]) is var length and > 0)
            {
                (p, n) = (p + length, n + 1);
            }
            else if (star >= 0)
            {
                (p, n) = (star, ++taken);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    /// <summary>How much of the pattern stands for this character; 0 when it does not.</summary>
    private static int One(ReadOnlySpan<char> pattern, int at, char c) => pattern[at] switch
    {
        '?' => 1,
        '[' => CharacterClass.Match(pattern[at..], c),
        // A backslash at the end escapes nothing and matches nothing.
        '\\' => at + 1 < pattern.Length && AreSame(pattern[at + 1], c) ? 2 : 0,
        var literal => AreSame(literal, c) ? 1 : 0,
    };

    public static bool AreSame(char one, char other) =>
        one == other || (IgnoreCase && char.ToLowerInvariant(one) == char.ToLowerInvariant(other));
}
