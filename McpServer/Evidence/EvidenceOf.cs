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
                Sent = Latest(sent, withheld) is { Count: > 0 } latest ? latest : null,
                Cut = cut.Count > 0 ? cut : null,
                Withheld = withheld.Count > 0 ? withheld : null,
            };

    // A thread repeats what earlier turns sent: of a file that changed the last content is meant, of one that is withheld now none.
    private static List<SentFile> Latest(IReadOnlyList<FileBlock> sent, IReadOnlyList<OmittedFile> withheld) =>
    [
        .. sent.Where(block => withheld.All(file => file.File != block.Name))
            .GroupBy(block => block.Name)
            .SelectMany(file => file.Where(block => block.Mark == file.Last().Mark))
            .Select(Sent).Distinct(),
    ];

    private static SentFile Sent(FileBlock block) => new(block.Name, block.Lines.Length > 0 ? block.Lines : null, block.Tokens);
}
