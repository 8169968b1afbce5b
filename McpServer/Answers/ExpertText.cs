using System.Globalization;

namespace Mcp.Daemon.Answers;

/// <summary>What became of asking the expert and what it cost, in a line or two for reading.</summary>
internal static class ExpertText
{
    /// <param name="error">The answer's own error: what it says already is not said again.</param>
    public static string? Render(ExpertReport? expert, UsageReport? usage, AnswerError? error = null)
    {
        var lines = new[] { expert is null ? null : Line(expert, error), usage is null ? null : Line(usage) }.OfType<string>().ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    private static string Line(ExpertReport expert, AnswerError? error)
    {
        var reason = error is null ? expert.Reason : expert.Reason?.Replace(error.Message, "", StringComparison.Ordinal).Trim();
        string?[] facts =
        [
            expert.Model is null ? null : $"{expert.Provider}/{expert.Model}",
            expert.FallbackFrom is null ? null : $"instead of {expert.FallbackFrom}",
            expert.Attempts is > 1 ? $"{expert.Attempts} attempts" : null,
            expert.Shared is true ? "shared with another request" : null,
            expert.Cached is true ? "from the cache" : null,
        ];
        return $"Expert: {string.Join(", ", [AnswerText.Words(expert.State.ToString()), .. facts.OfType<string>()])}."
            + (string.IsNullOrEmpty(reason) ? "" : $" {reason}");
    }

    private static string? Line(UsageReport usage)
    {
        string?[] facts =
        [
            Tokens(usage.InputTokens, "tokens in"), Tokens(usage.CachedTokens, "of them cached"),
            Tokens(usage.OutputTokens, "out"), Tokens(usage.ReasoningTokens, "of them reasoning"),
            usage.CostUsd is { } cost ? string.Create(CultureInfo.InvariantCulture, $"${cost:0.######}") : null,
        ];
        return facts.Any(fact => fact is not null) ? $"Usage: {string.Join(", ", facts.OfType<string>())}." : null;
    }

    private static string? Tokens(long? count, string what) =>
        count is null ? null : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}");
}
