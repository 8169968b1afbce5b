using System.Text;

namespace Mcp.Daemon.Secrets;

/// <summary>
/// Hides the secrets in a whole text: given keys verbatim, private keys over their lines, connection strings whole, and
/// line by line whatever else looks like a secret. The same text always comes out the same.
/// </summary>
internal static class TextScan
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Gap = "****";

    /// <summary>The last is how a question shows a bare carriage return: what follows it begins a line of the file.</summary>
    private const string LineEnds = "\n\r␍";

    public const string OwnKey = "a key of this session";

    /// <param name="keys">Secrets that are known word by word.</param>
    public static MaskedText Mask(string text, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        (text, var count) = OwnKeys.Hide(text, keys);
        var found = Enumerable.Repeat(OwnKey, count).ToList();
        text = Without(text, KeyBlocks.Find(text), found, NumberedGap.Over);
        return new MaskedText(Lines(text, found, cancellationToken), found);
    }

    private static string Lines(string text, List<string> found, CancellationToken cancellationToken)
    {
        StringBuilder? masked = null;
        var taken = 0;
        for (var start = 0; start < text.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var newLine = text.AsSpan(start).IndexOfAny(LineEnds);
            var end = newLine < 0 ? text.Length : start + newLine;
            if (end - start >= SecretScan.Shortest)
            {
                var line = text[start..end];
                var before = found.Count;
                var clean = Line(line, found);
                if (found.Count > before)
                {
                    (masked ??= new StringBuilder(text.Length)).Append(text, taken, start - taken).Append(clean);
                    taken = end;
                }
            }

            start = end + 1;
        }

        return masked is null ? text : masked.Append(text, taken, text.Length - taken).ToString();
    }

    private static string Line(string line, List<string> found)
    {
        line = Without(line, ConnectionStrings.Find(line), found, _ => Gap);
        var matches = SecretScan.Find(line);
        found.AddRange(matches.Select(match => match.What));
        return SecretScan.Mask(line, matches);
    }

    private static string Without(string text, IReadOnlyList<SecretMatch> matches, List<string> found, Func<string, string> gap)
    {
        if (matches.Count == 0)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var taken = 0;
        foreach (var match in matches)
        {
            kept.Append(text, taken, match.Start - taken).Append(gap(text.Substring(match.Start, match.Length)));
            taken = match.Start + match.Length;
            found.Add(match.What);
        }

        return kept.Append(text, taken, text.Length - taken).ToString();
    }
}
