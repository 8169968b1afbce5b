namespace Mcp.Daemon.Workflows.Answering;

/// <summary>All blocks of one file that went out.</summary>
/// <param name="Blocks">The newest first.</param>
internal sealed record SentFile(string Name, IReadOnlyList<SentBlock> Blocks)
{
    public bool Covers(int line) => Blocks.Any(block => block.Covers(line));

    /// <summary>
    /// Where the quote stands. At the claimed lines, if the newest block that has these has it there: an older one shows
    /// lines that may have moved since. Else where it is nearest in the newest block that has it.
    /// </summary>
    public QuotePlace? Find(QuoteForms quote, int? first, int? last)
    {
        var places = Blocks.Select(block => (Block: block, Place: block.Find(quote, first, last))).ToList();
        if (first is { } claimed)
        {
            foreach (var (block, place) in places)
            {
                if (place?.Touches(claimed, last ?? claimed) is true)
                {
                    return place;
                }

                if (block.Covers(claimed))
                {
                    break;
                }
            }
        }

        return places.Select(one => one.Place).FirstOrDefault(place => place is not null);
    }
}
