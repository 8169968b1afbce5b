using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Evidence;

/// <summary>What a question held of the user's files, for its answer.</summary>
internal static class EvidenceOf
{
    /// <summary>The report, or what is known besides when there is nothing to say of files.</summary>
    /// <param name="sent">Every block that stands in the question, those of earlier turns included; none when nobody was asked.</param>
    /// <param name="besides">What is reported already: the repository, what was not scanned.</param>
    public static EvidenceReport? Report(
        IReadOnlyList<FileBlock> sent, IReadOnlyList<OmittedFile> cut, IReadOnlyList<OmittedFile> withheld, EvidenceReport? besides = null) =>
        sent.Count + cut.Count + withheld.Count == 0
            ? besides
            : (besides ?? new EvidenceReport()) with
            {
                Sent = sent.Count > 0 ? [.. sent.Select(Sent)] : null,
                Cut = cut.Count > 0 ? cut : null,
                Withheld = withheld.Count > 0 ? withheld : null,
            };

    private static SentFile Sent(FileBlock block) => new(block.Name, block.Lines.Length > 0 ? block.Lines : null, block.Tokens);
}
