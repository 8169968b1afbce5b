namespace Mcp.Daemon.Answers;

/// <summary>
/// Tokens as the provider counted them and what they cost by the catalogue; a figure nobody stated is left out, never
/// guessed. <see cref="CachedTokens"/> are part of the input, <see cref="ReasoningTokens"/> part of the output.
/// </summary>
internal sealed record UsageReport(
    long? InputTokens = null, long? CachedTokens = null, long? OutputTokens = null, long? ReasoningTokens = null, decimal? CostUsd = null)
{
    /// <summary>The sum, figure by figure: what one side does not know, the other says.</summary>
    public static UsageReport operator +(UsageReport left, UsageReport right) => new(
        Sum(left.InputTokens, right.InputTokens), Sum(left.CachedTokens, right.CachedTokens),
        Sum(left.OutputTokens, right.OutputTokens), Sum(left.ReasoningTokens, right.ReasoningTokens),
        left.CostUsd is null ? right.CostUsd : left.CostUsd + (right.CostUsd ?? 0));

    private static long? Sum(long? left, long? right) => left is null ? right : left + (right ?? 0);
}
