using Mcp.Daemon.Answers;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// The findings of everybody who looked, as an answer shows them: each once, worst first, without secrets.
/// </summary>
/// <param name="Shown">At most <see cref="MostShown"/>.</param>
/// <param name="LeftOut">How many more there are of each severity: none of them is worse than those that are shown.</param>
/// <param name="Filtered">How many the severity filter hides.</param>
internal sealed record MergedFindings(IReadOnlyList<Finding> Shown, IReadOnlyDictionary<Severity, int> LeftOut, int Filtered)
{
    /// <summary>More than this is no report any more; the worst come first.</summary>
    public const int MostShown = 100;

    private const int LongestQuote = 200;

    /// <param name="severityFilter"><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c> and above; anything else shows all.</param>
    public static MergedFindings Of(
        IEnumerable<Finding> local, IEnumerable<Finding> agent, IEnumerable<Finding> expert, string? severityFilter)
    {
        // Of equal findings the first stays: what our own checks saw needs nobody's word.
        var all = local.Concat(agent).Concat(expert)
            .Select(Masked)
            .DistinctBy(finding => (finding.Kind, finding.File, finding.Line, finding.Text))
            .OrderBy(finding => finding.Severity)
            .ThenBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line ?? 0)
            .ToArray();
        var least = Least(severityFilter);
        var kept = all.Where(finding => finding.Severity <= least).ToArray();
        return new MergedFindings(
            [.. kept.Take(MostShown)], kept.Skip(MostShown).CountBy(finding => finding.Severity).ToDictionary(), all.Length - kept.Length);
    }

    /// <summary>Whoever quotes a line, a secret in it is hidden; the quote is cut only afterwards.</summary>
    private static Finding Masked(Finding finding)
    {
        var (text, isTextMasked) = SecretScan.Mask(finding.Text);
        var (quote, isQuoteMasked) = Masked(finding.Quote);
        var (fix, isFixMasked) = Masked(finding.Fix);
        return finding with
        {
            Text = text,
            Quote = quote is null ? null : Excerpt.Of(quote, LongestQuote),
            Fix = fix,
            Masked = isTextMasked || isQuoteMasked || isFixMasked ? true : finding.Masked,
        };
    }

    private static (string? Text, bool IsMasked) Masked(string? text) => text is null ? (null, false) : SecretScan.Mask(text);

    private static Severity Least(string? filter) => filter switch
    {
        "critical" => Severity.Critical,
        "high" => Severity.High,
        "medium" => Severity.Medium,
        "low" => Severity.Low,
        _ => Severity.Info,
    };
}
