namespace Mcp.Daemon.Evidence;

/// <summary>
/// A file, or the parts of it that were chosen, exactly as it stands in a question: fenced by a digest of its content, its
/// lines numbered. What is in a thread is this text, so that a later question repeats it byte for byte.
/// </summary>
/// <param name="Name">As answers name it: relative to the workspace, forward slashes.</param>
/// <param name="Mark">The first 8 hexadecimal digits of the SHA-256 of the whole file's text.</param>
/// <param name="Lines">The numbers that are in it: <c>1-120</c>, or <c>1-40,80-95</c> when parts were left out.</param>
/// <param name="Text">The block, from its opening to its closing mark, with a line feed at its end.</param>
/// <param name="Tokens">What it costs of a question's room.</param>
internal sealed record FileBlock(string Name, string Mark, string Lines, string Text, int Tokens)
{
    /// <summary>What stands between a line's number and its content; in a change, the character behind it is its sign.</summary>
    public const char Bar = '│';

    /// <summary>The numbered lines with their content; removed lines of a change have no number and are not among them.</summary>
    public IEnumerable<(int Number, string Content)> NumberedLines()
    {
        foreach (var line in Text.Split('\n'))
        {
            var bar = line.IndexOf(Bar, StringComparison.Ordinal);
            if (bar > 0 && int.TryParse(line.AsSpan(0, bar), out var number))
            {
                yield return (number, bar + 2 <= line.Length ? line[(bar + 2)..] : "");
            }
        }
    }
}
