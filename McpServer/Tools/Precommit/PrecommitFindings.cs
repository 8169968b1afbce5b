using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Secrets;
using Mcp.Daemon.Tools.Precommit.Checks;

namespace Mcp.Daemon.Tools.Precommit;

/// <summary>All findings of a change, over its repositories, worst first: those that are shown, and how many are not.</summary>
internal sealed record PrecommitFindings(IReadOnlyList<Finding> Shown, int LeftOut, int Filtered)
{
    /// <summary>More than this is no report any more; the worst come first.</summary>
    private const int MostShown = 100;

    private const int LongestQuote = 200;

    /// <summary>What stands against a commit wherever it was found.</summary>
    private static readonly IEvidenceCheck[] Checks =
        [new ConflictMarkers(), new AddedSecrets(), new BrokenJson(), new BrokenXml()];

    /// <summary>
    /// What only its author can mend: what a moved submodule brings along is committed there, and hundreds of remarks
    /// on somebody else's white space would bury the rest.
    /// </summary>
    private static readonly IEvidenceCheck[] ChecksOfOwnFiles =
        [new LargeFiles(), new DebugLeftovers(), new WhitespaceErrors(), new UntestedChange()];

    public static PrecommitFindings Of(
        IReadOnlyList<ChangeSet> changes, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        foreach (var change in changes)
        {
            var own = change with { Files = [.. change.Files.Where(file => file.Part is not ChangePart.Submodule)] };
            foreach (var (check, seen) in Checks.Select(check => (check, change)).Concat(ChecksOfOwnFiles.Select(check => (check, own))))
            {
                cancellationToken.ThrowIfCancellationRequested();
                found.AddRange(check.Check(seen));
            }
        }

        // An unfinished merge shows the same lines in several comparisons.
        var all = found
            .Select(Masked)
            .Concat(AgentIssues.From(arguments.Objects("issues_found")).Select(Masked))
            .DistinctBy(finding => (finding.Kind, finding.File, finding.Line, finding.Text))
            .OrderBy(finding => finding.Severity)
            .ThenBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line ?? 0)
            .ToArray();
        var least = Least(arguments.Text("severity_filter"));
        var kept = all.Where(finding => finding.Severity <= least).ToArray();
        return new PrecommitFindings(
            [.. kept.Take(MostShown)], Math.Max(0, kept.Length - MostShown), all.Length - kept.Length);
    }

    /// <summary>Whatever check quotes a line, a secret in it is hidden; the quote is cut only afterwards.</summary>
    private static Finding Masked(Finding finding)
    {
        var (text, isTextMasked) = SecretScan.Mask(finding.Text);
        var (quote, isQuoteMasked) = finding.Quote is null ? (null, false) : SecretScan.Mask(finding.Quote);
        return finding with
        {
            Text = text,
            Quote = quote?.Length > LongestQuote ? quote[..LongestQuote] + " …" : quote,
            Masked = isTextMasked || isQuoteMasked ? true : finding.Masked,
        };
    }

    private static Severity Least(string? filter) => filter switch
    {
        "critical" => Severity.Critical,
        "high" => Severity.High,
        "medium" => Severity.Medium,
        "low" => Severity.Low,
        _ => Severity.Info,
    };
}
