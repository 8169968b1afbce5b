using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Evidence;

/// <summary>What a question held of the user's files, for its answer.</summary>
internal static class EvidenceOf
{
    /// <summary>The report, or what is known besides when there is nothing to say of files.</summary>
    /// <param name="sent">Every block that stands in the question, those of earlier turns included; none when nobody was asked.</param>
    /// <param name="besides">What is reported already: the repository, images that were sent.</param>
    public static EvidenceReport? Report(
        IReadOnlyList<FileBlock> sent, IReadOnlyList<OmittedFile> cut, IReadOnlyList<OmittedFile> withheld, EvidenceReport? besides = null)
    {
        if (sent.Count + cut.Count + withheld.Count == 0)
        {
            return besides;
        }

        // A file that was not read this time can only have come with an earlier turn. Of a change each part is the newest.
        var newest = sent.Where(IsFile).GroupBy(block => block.Name).ToDictionary(blocks => blocks.Key, blocks => blocks.Last().Mark);
        var unread = withheld.Select(file => file.File).ToHashSet();
        var told = sent.Select(block => Sent(block, isEarlier: IsFile(block) && (unread.Contains(block.Name) || newest[block.Name] != block.Mark)));
        return (besides ?? new EvidenceReport()) with
        {
            Sent = sent.Count > 0 ? [.. told, .. besides?.Sent ?? []] : besides?.Sent,
            Cut = cut.Count > 0 ? cut : null,
            Withheld = withheld.Count > 0 ? withheld : null,
        };
    }

    /// <summary>What went along that is no text: a part of what was sent that no scan has seen.</summary>
    /// <param name="names">Of images and the like.</param>
    /// <param name="besides">What is reported already; or null.</param>
    public static EvidenceReport? WithUnscanned(IReadOnlyList<string> names, EvidenceReport? besides) => names.Count == 0 ? besides
        : (besides ?? new EvidenceReport()) with
        {
            Sent = [.. besides?.Sent ?? [], .. names.Select(name => new SentFile(name))],
            Unscanned = [.. besides?.Unscanned ?? [], .. names],
        };

    private static SentFile Sent(FileBlock block, bool isEarlier) =>
        new(block.Name, block.Lines.Length > 0 ? block.Lines : null, block.Tokens, isEarlier ? true : null);

    private static bool IsFile(FileBlock block) => block.Text.StartsWith(BlockText.Begin, StringComparison.Ordinal);
}
