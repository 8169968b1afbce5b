namespace Mcp.Daemon.Experts.Usage;

/// <summary>A day's sum for one model. <see cref="Unpriced"/> attempts are not in the cost.</summary>
internal sealed record UsageTotal(
    DateOnly Day, string Provider, string Model, long Attempts, long InputTokens, long CachedTokens, long OutputTokens,
    long ReasoningTokens, long CostMicro, long Unpriced)
{
    public static UsageTotal Of(UsageRow row) => new(
        row.Day, row.Provider, row.Model, 1, row.InputTokens ?? 0, row.CachedTokens ?? 0, row.OutputTokens ?? 0,
        row.ReasoningTokens ?? 0, row.CostMicro ?? 0, row.CostMicro is null ? 1 : 0);

    /// <summary>The sum of two of the same day and model.</summary>
    public static UsageTotal operator +(UsageTotal left, UsageTotal right) => left with
    {
        Attempts = left.Attempts + right.Attempts,
        InputTokens = left.InputTokens + right.InputTokens,
        CachedTokens = left.CachedTokens + right.CachedTokens,
        OutputTokens = left.OutputTokens + right.OutputTokens,
        ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
        CostMicro = left.CostMicro + right.CostMicro,
        Unpriced = left.Unpriced + right.Unpriced,
    };
}
