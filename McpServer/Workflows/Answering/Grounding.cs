using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// Checks findings against what was sent: whether the text that a finding rests on stands there, and where. It says
/// nothing about whether the finding is right, only whether the expert saw what it speaks of.
/// </summary>
/// <remarks>Before secrets are masked: a masked quote would not be found in what it was copied from.</remarks>
internal static class Grounding
{
    /// <param name="sent">In the order in which they went out: where a file has several blocks, the last is the newest.</param>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<Finding> findings, IReadOnlyList<FileBlock> sent)
    {
        var files = new SentFiles(sent);
        return [.. findings.Select(finding => Check(finding, files))];
    }

    private static Finding Check(Finding finding, SentFiles files)
    {
        if (string.IsNullOrWhiteSpace(finding.File))
        {
            return finding with { Grounded = null };
        }

        if (files.Find(finding.File) is not { } file)
        {
            return finding with { Grounded = false };
        }

        finding = finding with { File = file.Name };
        if (QuoteForms.Of(finding.Quote) is not { } quote)
        {
            return finding with { Grounded = finding.Line is { } line && !file.Covers(line) ? false : null };
        }

        var place = file.Find(quote, finding.Line, finding.EndLine);
        var isAtClaim = finding.Line is { } claimed && place?.Touches(claimed, finding.EndLine ?? claimed) is true;
        if (quote.IsShort)
        {
            return finding with { Grounded = place is null ? false : isAtClaim && !quote.IsTiny ? true : null };
        }

        return place is not { } found ? finding with { Grounded = false }
            : isAtClaim || found.IsRemoved ? finding with { Grounded = true }
            : finding with { Grounded = true, Line = found.First, EndLine = found.Last > found.First ? found.Last : null };
    }
}
