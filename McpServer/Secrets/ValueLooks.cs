namespace Mcp.Daemon.Secrets;

/// <summary>Judges a value that its name has made suspicious: whether somebody, or a generator, thought it up.</summary>
internal static class ValueLooks
{
    /// <summary>Bits per character of a long value. Words lie near 2.5 to 3, random keys above 3.5; names have already raised suspicion.</summary>
    private const double RandomEntropy = 3.0;

    /// <summary>The same of a password that somebody made up: 13 characters with two doubled ones have 2.9, and shorter ones cannot have much.</summary>
    private const double MadeUpEntropy = 2.25;

    /// <summary>Longer values are generated: few people type a password of more than this.</summary>
    private const int LongestMadeUp = 20;

    /// <summary>Turns from letters to digits and back within one word: names of things have one or two, <c>sha256Hash</c>.</summary>
    private const int TurnsOfKeys = 3;

    /// <summary>Numbers that names of things have in them: sizes of words and digests, and the one of certificates.</summary>
    private static readonly string[] NumbersInNames = ["16", "32", "64", "128", "224", "256", "384", "512", "509"];

    public static bool IsRandom(string value) =>
        !Placeholder.IsValue(value)
        && value.Any(c => !char.IsLetter(c) && c is not ('_' or '-' or '.' or '/' or ':'))
        && value.Any(char.IsLetterOrDigit)
        && !value.Contains("://", StringComparison.Ordinal)
        && Entropy(value) >= (value.Length <= LongestMadeUp ? MadeUpEntropy : RandomEntropy);

    /// <summary>Whether an unquoted value is no name of something else in the code.</summary>
    /// <param name="set">What stands between name and value: code has blanks around its equals sign, settings mostly not.</param>
    public static bool IsDrawn(string value, string set) =>
        value.Any(c => !char.IsLetterOrDigit(c) && c is not ('_' or '.'))
        || value.Split('.', '_').Any(word => Turns(word) >= TurnsOfKeys)
        || (set is "=" || set.Contains(':', StringComparison.Ordinal)) && !HasNumbersOfNames(value);

    private static int Turns(string word) => word.Zip(word.Skip(1)).Count(pair => char.IsAsciiDigit(pair.First) != char.IsAsciiDigit(pair.Second));

    // In oauth2Token, Base64 and row1.key each number is a digit or a well-known one, and a new word follows it.
    private static bool HasNumbersOfNames(string value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            var end = at;
            while (end < value.Length && char.IsAsciiDigit(value[end]))
            {
                end++;
            }

            if (end == at)
            {
                continue;
            }

            if ((end - at > 1 && !NumbersInNames.Contains(value[at..end])) || at == 0 || (end < value.Length && char.IsLower(value[end])))
            {
                return false;
            }

            at = end;
        }

        return true;
    }

    private static double Entropy(string value) =>
        value.GroupBy(c => c).Select(group => (double)group.Count() / value.Length).Sum(share => -share * Math.Log2(share));
}
