using Mcp.Daemon.Answers;
using Mcp.Daemon.Files.Reading;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>What of the named files went to the expert with this question, and why the others did not.</summary>
internal static class ChatEvidence
{
    /// <param name="unscanned">What the asking reports already, or null.</param>
    /// <param name="fresh">Those of the files that go with this turn; the others stand in the thread already.</param>
    /// <param name="wasSent">Whether any provider was asked at all.</param>
    public static EvidenceReport? Of(EvidenceReport? unscanned, QuestionFiles files, IReadOnlyList<QuestionFile> fresh, bool wasSent)
    {
        if (files.Sent.Count + files.Cut.Count + files.Withheld.Count == 0)
        {
            return unscanned;
        }

        List<OmittedFile> cut =
        [
            .. files.Cut,
            .. files.Sent.Except(fresh).Select(file => new OmittedFile(file.Name, "unchanged since it went out earlier in this thread")),
        ];
        return (unscanned ?? new EvidenceReport()) with
        {
            Sent = wasSent && fresh.Count > 0 ? [.. fresh.Select(file => new SentFile(file.Name, $"1-{file.Lines}"))] : null,
            Cut = cut.Count > 0 ? cut : null,
            Withheld = files.Withheld.Count > 0 ? files.Withheld : null,
        };
    }
}
