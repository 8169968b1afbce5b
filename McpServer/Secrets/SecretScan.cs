using System.Text;
using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>Finds secrets in a line of text, numbered or not, and hides them.</summary>
internal static class SecretScan
{
    /// <summary>Longer lines are searched piece by piece: a hostile line costs the square of a piece, not of itself.</summary>
    private const int Piece = 4096;

    /// <summary>Pieces overlap by more than the longest bounded pattern, so that none is lost between two.</summary>
    private const int Overlap = 1024;

    /// <summary>No pattern matches a shorter text.</summary>
    internal const int Shortest = 5;

    /// <summary>Of shorter values nothing is left: a few characters would be too much of them.</summary>
    private const int LeastRecognised = 16;

    /// <summary>The secrets of a line, in no order and apart from each other; of a text of several lines those of each.</summary>
    public static IReadOnlyList<SecretMatch> Find(string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\r') < 0)
        {
            return FindInLine(text);
        }

        var found = new List<SecretMatch>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            length = length < 0 ? text.Length - start : length;
            found.AddRange(FindInLine(text.Substring(start, length)).Select(match => match with { Start = start + match.Start }));
            start += length + 1;
        }

        return found;
    }

    private static List<SecretMatch> FindInLine(string line)
    {
        if (line.Length <= Piece)
        {
            return FindIn(line);
        }

        var found = new List<SecretMatch>();
        // The places in the list of those that reach into the piece: no other one can be what is found there.
        List<int> near = [];
        for (var start = 0; ; start += Piece - Overlap)
        {
            var length = Math.Min(Piece, line.Length - start);
            var piece = line.Substring(start, length);
            near.RemoveAll(place => found[place].Start + found[place].Length <= start);
            foreach (var match in start + length < line.Length ? FindIn(piece).Concat(CutOff(piece)) : FindIn(piece))
            {
                Add(found, near, line, match with { Start = start + match.Start });
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
        if (found.Count == 0)
        {
            return line;
        }

        var masked = new StringBuilder(line.Length);
        var taken = 0;
        foreach (var match in found.OrderBy(match => match.Start).ThenByDescending(match => match.Length))
        {
            // What overlaps one that is hidden already is its rest.
            if (match.Start >= taken)
            {
                masked.Append(line, taken, match.Start - taken).Append(line, match.Start, match.Length >= LeastRecognised ? 4 : 0).Append(TextScan.Gap);
            }

            taken = Math.Max(taken, match.Start + match.Length);
        }

        return masked.Append(line, taken, line.Length - taken).ToString();
    }

    // A match in a later piece may be the same one, its rest, or what is left of it after its beginning was cut off.
    private static void Add(List<SecretMatch> found, List<int> near, string line, SecretMatch match)
    {
        var end = match.Start + match.Length;
        while (end < line.Length && match.Length >= Overlap / 2 && IsTokenPart(line[end]))
        {
            end++; // longer than the overlap: the next piece would not know it any more
        }

        var at = near.FindIndex(place => match.Start < found[place].Start + found[place].Length && found[place].Start < end);
        if (at < 0)
        {
            near.Add(found.Count);
            found.Add(match with { Length = end - match.Start });
            return;
        }

        var known = found[near[at]];
        var (start, until) = (Math.Min(known.Start, match.Start), Math.Max(known.Start + known.Length, end));
        found[near[at]] = known with { Start = start, Length = until - start };
    }

    // A token with claims for pages: its signature, by which it is known, lies beyond the piece.
    private static IEnumerable<SecretMatch> CutOff(string piece) => SecretPatterns.CutOffJwt().Match(piece) is { Success: true } jwt
        ? [new SecretMatch("a JSON web token", jwt.Groups["value"].Index, jwt.Groups["value"].Length)]
        : [];

    private static bool IsTokenPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '+' or '=';

    private static List<SecretMatch> FindIn(string text)
    {
        if (text.Length < Shortest)
        {
            return [];
        }

        var found = new List<SecretMatch>();
        foreach (var (what, pattern) in SecretPatterns.Tokens)
        {
            Add(found, what, pattern, text, value => !Placeholder.IsToken(value));
        }

        Add(found, "a password in an address", SecretPatterns.UrlPassword(), text, value => !Placeholder.IsValue(value)
            && !Placeholder.IsWordForPassword(value));
        Add(found, "a password in a connection string", SecretPatterns.ConnectionPassword(), text,
            value => !Placeholder.IsValue(value));
        Add(found, "what an Authorization header carries", SecretPatterns.Authorization(), text, ValueLooks.IsRandom);
        foreach (var named in NamedValues.Find(text))
        {
            Add(found, named);
        }

        return found;
    }

    private static void Add(List<SecretMatch> found, string what, Regex pattern, string text, Func<string, bool> counts)
    {
        // Most lines hold none of them, and to say so costs no memory.
        if (!pattern.IsMatch(text))
        {
            return;
        }

        foreach (var value in pattern.Matches(text).Select(match => match.Groups["value"]).Where(value => counts(value.Value)))
        {
            Add(found, new SecretMatch(what, value.Index, value.Length));
        }
    }

    private static void Add(List<SecretMatch> found, SecretMatch match)
    {
        if (!found.Exists(other => match.Start < other.Start + other.Length && other.Start < match.Start + match.Length))
        {
            found.Add(match);
        }
    }
}
