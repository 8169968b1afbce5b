using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>
/// What an expert of a panel said, as it stands below a heading that tells its verdict: without the verdict once more, the
/// scores a line each, and its own headings one level deeper.
/// </summary>
internal static class PanelWords
{
    /// <summary>A longer one says more than the word that was read from it.</summary>
    private const int LongestWord = 30;

    private const string Break = "\n\n## ";

    /// <summary>Empty when it said nothing but its verdict.</summary>
    public static string Of(ReadAnswer said)
    {
        var verdict = Verdict.Of(said);
        var parts = ("\n\n" + said.Text.Trim()).Split(Break);
        var told = parts.Skip(1).Where(part => !IsTold(part, verdict)).Select(part => "### " + Scored(part, verdict));
        return string.Join("\n\n", told.Prepend(parts[0].Trim()).Where(part => part.Length > 0)).Trim();
    }

    private static bool IsTold(string part, Verdict verdict)
    {
        var (heading, body) = Cut(part);
        return body.Length <= LongestWord && !body.Contains('\n')
            && ((heading == "Verdict" && verdict.Word is not null) || (heading == "Confidence" && verdict.Confidence is not null));
    }

    /// <summary>Only where every score could be read: nothing that was said is lost.</summary>
    private static string Scored(string part, Verdict verdict)
    {
        var (heading, body) = Cut(part);
        return heading != "Scores" || body.Split("- aspect:").Length - 1 != verdict.Scores.Count || !body.StartsWith("- aspect:", StringComparison.Ordinal) ? part
            : "Scores\n" + string.Join('\n', verdict.Scores.Select(score => $"- {score.Key} {score.Value.Score:+0;-0;0}: {score.Value.Because}"));
    }

    private static (string Heading, string Body) Cut(string part) =>
        part.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? (part[..end].Trim(), part[(end + 1)..].Trim()) : (part.Trim(), "");
}
