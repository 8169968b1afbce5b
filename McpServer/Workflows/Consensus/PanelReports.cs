using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Consensus;

/// <summary>A panel's answers as the envelope reports them.</summary>
internal static class PanelReports
{
    /// <param name="pending">Those whose turn comes with a later step.</param>
    /// <param name="before">The round before, or empty.</param>
    /// <param name="wants">What those ask for who cannot judge without it.</param>
    public static PanelReport Of(
        IReadOnlyList<PanelAnswer> answers, IReadOnlyList<PanelMember> pending, IReadOnlyList<PanelAnswer> before, PanelWants wants, int quorum, int round)
    {
        var comparison = new PanelComparison(answers);
        var (confidence, why) = comparison.Confidence(quorum);
        return new PanelReport
        {
            Members =
            [
                .. answers.Select(answer => Of(answer, before.FirstOrDefault(earlier => earlier.Member == answer.Member), wants.Of(answer))),
                .. pending.Select(member => new PanelMemberReport(member.Model, StanceWords.Of(member.Stance), PanelMemberState.Pending)),
            ],
            Verdict = comparison.Verdict,
            Agreement = comparison.Agreement,
            Confidence = pending.Count > 0 ? PanelConfidence.None : confidence,
            Why = pending.Count > 0 ? [$"{pending.Count} of {answers.Count + pending.Count} {(pending.Count == 1 ? "has" : "have")} not answered yet."] : why,
            Disagreements = comparison.Disagreements,
            Quorum = quorum,
            Round = round,
        };
    }

    private static PanelMemberReport Of(PanelAnswer answer, PanelAnswer? before, WantedReport? wanted)
    {
        var verdict = answer.Verdict;
        return new PanelMemberReport(answer.Member.Model, StanceWords.Of(answer.Member.Stance), answer.State)
        {
            Verdict = verdict?.Word,
            Confidence = verdict?.Confidence,
            Scores = verdict is { Scores.Count: > 0 } ? verdict.Scores.ToDictionary(score => score.Key, score => score.Value.Score) : null,
            Text = answer.Said is { } said && PanelWords.Of(said) is { Length: > 0 } text ? text : null,
            Raw = answer.Raw.Length > 0 ? answer.Raw : null,
            Error = answer.IsKept || answer.State is PanelMemberState.NoJudgement ? null
                : answer.Expert?.Report.Reason ?? answer.Expert?.Error?.Message ?? "It came to its end without a word of an answer.",
            Wanted = wanted,
            ChangedFrom = before?.Verdict?.Word is { } earlier && earlier != verdict?.Word ? earlier : null,
            Usage = answer.Expert?.Usage,
        };
    }
}
