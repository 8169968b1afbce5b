using System.Buffers;

namespace Mcp.Daemon.Answers;

/// <summary>
/// Words of somebody else's as a reader may be shown them. Control characters move a terminal's cursor and colour its
/// text, and marks that turn the direction of writing show another order than the one that is there: each stands as U+FFFD.
/// </summary>
internal static class VisibleText
{
    /// <summary>What stands in the place of a character that is not shown.</summary>
    public const char Replacement = '\uFFFD';

    // C0 but tab and the ends of lines, DEL, C1; embeddings and overrides of direction, isolates.
    private static readonly SearchValues<char> Hidden = SearchValues.Create(
    [
        .. Characters('\0', '\b'), '\v', '\f', .. Characters('\u000E', '\u001F'), .. Characters('\u007F', '\u009F'),
        .. Characters('\u202A', '\u202E'), .. Characters('\u2066', '\u2069'),
    ]);

    public static bool IsHidden(char c) => Hidden.Contains(c);

    /// <summary>Whether the text may be shown as it is.</summary>
    public static bool IsAll(ReadOnlySpan<char> text) => !text.ContainsAny(Hidden);

    /// <summary>The text with each hidden character replaced; a carriage return alone, which writes over its line, ends it.</summary>
    public static string Of(string text)
    {
        if (!IsAll(text))
        {
            text = string.Create(text.Length, text, (shown, given) =>
            {
                for (var i = 0; i < given.Length; i++)
                {
                    shown[i] = IsHidden(given[i]) ? Replacement : given[i];
                }
            });
        }

        return text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
    }

    private static IEnumerable<char> Characters(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
