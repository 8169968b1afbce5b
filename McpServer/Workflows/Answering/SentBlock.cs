using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>One block of a file, ready to be searched.</summary>
internal sealed class SentBlock
{
    private readonly HashSet<int> _numbers = [];
    private readonly SentLines _numbered;
    private readonly SentLines? _withRemoved;

    public SentBlock(FileBlock block)
    {
        var lines = block.NumberedLines().ToList();
        _numbers.UnionWith(lines.Select(line => line.Number));
        _numbered = new SentLines(lines);
        var all = All(block.Text).ToList();
        _withRemoved = all.Count > lines.Count ? new SentLines(all) : null;
    }

    public bool Covers(int line) => _numbers.Contains(line);

    /// <summary>Where the quote stands: among the numbered lines in any of its forms, else among those that the change removed.</summary>
    public QuotePlace? Find(QuoteForms quote, int? first, int? last) =>
        Find(_numbered, quote, first, last) ?? (_withRemoved is null ? null : Find(_withRemoved, quote, first, last));

    private static QuotePlace? Find(SentLines lines, QuoteForms quote, int? first, int? last)
    {
        foreach (var pieces in quote.Forms)
        {
            if (lines.Find(pieces, first, last) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    // A removed line has a dash where others have their number.
    private static IEnumerable<(int Number, string Content)> All(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var bar = line.IndexOf(FileBlock.Bar, StringComparison.Ordinal);
            var number = 0;
            if (bar >= 0 && (int.TryParse(line.AsSpan(0, bar), out number) || line.AsSpan(0, bar) is ChangeText.NoNumber))
            {
                yield return (number, bar + 2 <= line.Length ? line[(bar + 2)..] : "");
            }
        }
    }
}
