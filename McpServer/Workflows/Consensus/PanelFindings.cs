using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>What the experts of a panel found, with who found it: the same place is one finding, whoever saw it.</summary>
internal static class PanelFindings
{
    public static IReadOnlyList<Finding>? Of(IReadOnlyList<PanelAnswer> answers)
    {
        List<Finding> all =
        [
            .. answers.SelectMany(answer => answer.Findings.Select(finding => finding with { By = [answer.Member.Name] }))
                .GroupBy(Place).Select(same => One([.. same])),
        ];
        var merged = MergedFindings.Of([], [], all, null).Shown;
        return merged.Count > 0 ? merged : null;
    }

    // The quote is the place; without one two sentences about a line may mean two things.
    private static (string? File, int? Line, string? Quote, string? Text) Place(Finding finding) =>
        finding is { File: { } file, Quote: { Length: > 0 } quote } ? (file, finding.Line, quote.Trim(), null) : (finding.File, finding.Line, null, finding.Text);

    /// <summary>As the one that finds it worst has it; what the others say of it stands below, each with its name.</summary>
    private static Finding One(IReadOnlyList<Finding> same)
    {
        var worst = same.MinBy(finding => finding.Severity)!;
        List<Finding> others = [.. same.Where(finding => finding != worst).DistinctBy(finding => finding.Text).Where(finding => finding.Text != worst.Text)];
        return worst with
        {
            Text = string.Join('\n', others.Select(other => $"{other.By![0]}: {other.Text}").Prepend(worst.Text)),
            Fix = worst.Fix ?? same.Select(finding => finding.Fix).OfType<string>().FirstOrDefault(),
            By = [.. same.SelectMany(finding => finding.By!).Distinct()],
        };
    }
}
