using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>Finds secrets in a line of text, and hides them.</summary>
internal static class SecretScan
{
    /// <summary>Longer lines are minified or data; only their beginning is searched, so that no line costs seconds.</summary>
    private const int LongestLine = 20_000;

    /// <summary>Bits per character. Words lie near 2.5 to 3, random keys above 3.5; names have already raised suspicion.</summary>
    private const double RandomEntropy = 3.0;

    public static IReadOnlyList<SecretMatch> Find(string line)
    {
        var text = line.Length > LongestLine ? line[..LongestLine] : line;
        var found = new List<SecretMatch>();
        foreach (var (what, pattern) in SecretPatterns.Tokens)
        {
            Add(found, what, pattern.Matches(text), value => !Placeholder.IsToken(value));
        }

        Add(found, "a password in an address", SecretPatterns.UrlPassword().Matches(text), value => !Placeholder.IsValue(value)
            && value is not ("password" or "pass" or "secret" or "pwd"));
        Add(found, "a password in a connection string", SecretPatterns.ConnectionPassword().Matches(text),
            value => !Placeholder.IsValue(value));
        Add(found, "a value that looks like a key or password", SecretPatterns.NamedValue().Matches(text), LooksRandom);
        Add(found, "a value that looks like a key or password", SecretPatterns.NamedBareValue().Matches(text), LooksRandom);
        return found;
    }

    /// <summary>The line with every secret in it replaced; a few first characters stay, so that it can be recognised.</summary>
    public static (string Text, bool Masked) Mask(string line)
    {
        var found = Find(line);
        foreach (var match in found.OrderByDescending(match => match.Start))
        {
            var value = line.Substring(match.Start, match.Length);
            var kept = value.Length >= 16 ? value[..4] : "";
            line = string.Concat(line.AsSpan(0, match.Start), kept, "****", line.AsSpan(match.Start + match.Length));
        }

        return (line, found.Count > 0);
    }

    private static void Add(List<SecretMatch> found, string what, MatchCollection matches, Func<string, bool> counts)
    {
        foreach (var value in matches.Select(match => match.Groups["value"]))
        {
            var overlaps = found.Exists(other => value.Index < other.Start + other.Length && other.Start < value.Index + value.Length);
            if (!overlaps && counts(value.Value))
            {
                found.Add(new SecretMatch(what, value.Index, value.Length));
            }
        }
    }

    private static bool LooksRandom(string value) =>
        !Placeholder.IsValue(value)
        && value.Any(c => !char.IsLetter(c) && c is not ('_' or '-' or '.' or '/' or ':'))
        && value.Any(char.IsLetterOrDigit)
        && !value.Contains("://", StringComparison.Ordinal)
        && Entropy(value) >= (value.Length < 12 ? RandomEntropy - 0.75 : RandomEntropy);

    private static double Entropy(string value) =>
        value.GroupBy(c => c).Select(group => (double)group.Count() / value.Length).Sum(share => -share * Math.Log2(share));
}
