using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>Finds secrets in a line of text, and hides them.</summary>
internal static class SecretScan
{
    /// <summary>Longer lines are searched piece by piece: a hostile line costs the square of a piece, not of itself.</summary>
    private const int Piece = 4096;

    /// <summary>Pieces overlap by more than the longest bounded pattern, so that none is lost between two.</summary>
    private const int Overlap = 1024;

    /// <summary>Bits per character of a long value. Words lie near 2.5 to 3, random keys above 3.5; names have already raised suspicion.</summary>
    private const double RandomEntropy = 3.0;

    /// <summary>The same of a password that somebody made up: 13 characters with two doubled ones have 2.9, and shorter ones cannot have much.</summary>
    private const double MadeUpEntropy = 2.25;

    /// <summary>Longer values are generated: few people type a password of more than this.</summary>
    private const int LongestMadeUp = 20;

    public static IReadOnlyList<SecretMatch> Find(string line)
    {
        if (line.Length <= Piece)
        {
            return FindIn(line);
        }

        var found = new List<SecretMatch>();
        for (var start = 0; ; start += Piece - Overlap)
        {
            var length = Math.Min(Piece, line.Length - start);
            var piece = line.Substring(start, length);
            foreach (var match in start + length < line.Length ? FindIn(piece).Concat(CutOff(piece)) : FindIn(piece))
            {
                Add(found, line, match with { Start = start + match.Start });
            }

            if (start + length == line.Length)
            {
                return found;
            }
        }
    }

    /// <summary>The line with every secret in it replaced; a few first characters stay, so that it can be recognised.</summary>
    public static (string Text, bool Masked) Mask(string line)
    {
        var found = Find(line);
        return (Mask(line, found), found.Count > 0);
    }

    /// <summary>The same for secrets that were found before.</summary>
    public static string Mask(string line, IReadOnlyList<SecretMatch> found)
    {
        foreach (var match in found.OrderByDescending(match => match.Start))
        {
            var value = line.Substring(match.Start, match.Length);
            var kept = value.Length >= 16 ? value[..4] : "";
            line = string.Concat(line.AsSpan(0, match.Start), kept, "****", line.AsSpan(match.Start + match.Length));
        }

        return line;
    }

    // A match in a later piece may be the same one, its rest, or what is left of it after its beginning was cut off.
    private static void Add(List<SecretMatch> found, string line, SecretMatch match)
    {
        var end = match.Start + match.Length;
        while (end < line.Length && match.Length >= Overlap / 2 && IsTokenPart(line[end]))
        {
            end++; // longer than the overlap: the next piece would not know it any more
        }

        var before = found.FindIndex(other => match.Start < other.Start + other.Length && other.Start < end);
        if (before < 0)
        {
            found.Add(match with { Length = end - match.Start });
            return;
        }

        var known = found[before];
        var (start, until) = (Math.Min(known.Start, match.Start), Math.Max(known.Start + known.Length, end));
        found[before] = known with { Start = start, Length = until - start };
    }

    // A token with claims for pages: its signature, by which it is known, lies beyond the piece.
    private static IEnumerable<SecretMatch> CutOff(string piece) => SecretPatterns.CutOffJwt().Match(piece) is { Success: true } jwt
        ? [new SecretMatch("a JSON web token", jwt.Groups["value"].Index, jwt.Groups["value"].Length)]
        : [];

    private static bool IsTokenPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '+' or '=';

    private static List<SecretMatch> FindIn(string text)
    {
        var found = new List<SecretMatch>();
        foreach (var (what, pattern) in SecretPatterns.Tokens)
        {
            Add(found, what, pattern.Matches(text), value => !Placeholder.IsToken(value));
        }

        Add(found, "a password in an address", SecretPatterns.UrlPassword().Matches(text), value => !Placeholder.IsValue(value)
            && value is not ("password" or "pass" or "secret" or "pwd"));
        Add(found, "a password in a connection string", SecretPatterns.ConnectionPassword().Matches(text),
            value => !Placeholder.IsValue(value));
        Add(found, "what an Authorization header carries", SecretPatterns.Authorization().Matches(text), LooksRandom);
        foreach (var named in (Regex[])[SecretPatterns.NamedValue(), SecretPatterns.NamedBareValue(), SecretPatterns.NamedSetting()])
        {
            Add(found, "a value that looks like a key or password", named.Matches(text), LooksRandom);
        }

        return found;
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
        && Entropy(value) >= (value.Length <= LongestMadeUp ? MadeUpEntropy : RandomEntropy);

    private static double Entropy(string value) =>
        value.GroupBy(c => c).Select(group => (double)group.Count() / value.Length).Sum(share => -share * Math.Log2(share));
}
