using Mcp.Contract;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Experts.Failures;

/// <summary>
/// Every failure of an expert as the product's error: its code, whether the same call can succeed later, and what to
/// do. The only place where this is decided.
/// </summary>
internal static class FailureErrors
{
    public static AnswerError Of(ExpertFailureException failure)
    {
        var (code, isRetryable, advice) = Rule(failure.Failure);
        return new AnswerError(
            code, $"{Sentence.Closed(failure.Message)} {advice}".TrimEnd(), isRetryable, isRetryable ? (long?)failure.RetryAfter?.TotalMilliseconds : null);
    }

    private static (string Code, bool IsRetryable, string Advice) Rule(ExpertFailure failure) => failure switch
    {
        ExpertFailure.Auth => (ErrorCode.ProviderAuth, false, "Check the key of this provider, and that it belongs to its URL."),
        ExpertFailure.Quota => (ErrorCode.ProviderQuota, false, "Top up the account, or name another model."),
        ExpertFailure.RateLimit => (ErrorCode.ProviderRateLimit, true, "Wait and call again, or name another model."),
        ExpertFailure.Overflow => (ErrorCode.ProviderOverflow, false, "Send fewer or smaller files, or name a model with a larger context."),
        ExpertFailure.Filter => (ErrorCode.ProviderFilter, false, "Put the question in other words, or name a model of another provider."),
        ExpertFailure.BadRequest => (ErrorCode.ProviderBadRequest, false, "Check the model's name and what is asked of it; listmodels shows what each can do."),
        ExpertFailure.Network => (ErrorCode.ProviderNetwork, true, "Check the connection, the proxy and the URL of this provider, then call again."),
        ExpertFailure.Cut => (ErrorCode.ProviderNetwork, true, "Call again for a whole answer."),
        ExpertFailure.Down => (ErrorCode.ProviderDown, true, "Call again later, or name another model."),
        ExpertFailure.BadAnswer => (ErrorCode.ProviderBadAnswer, true, "Call again; if it stays so, check that the URL is that of the API itself."),
        ExpertFailure.Empty => (ErrorCode.ProviderBadAnswer, true, "It was not asked again, since such an answer is charged too: put the question in other words, or name another model."),
        ExpertFailure.Silent => (ErrorCode.TimedOut, true, "Call again, ask for less at once, or raise EXPERT_ANALYSIS_TIMEOUT_SECS or the provider's own timeout."),
        ExpertFailure.CircuitOpen => (ErrorCode.CircuitOpen, true, "Call again then, or name another model."),
        ExpertFailure.OverCapacity => (ErrorCode.OverCapacity, true, "Call again when others have ended."),
        ExpertFailure.Budget => (ErrorCode.BudgetExceeded, false, "Raise MCP_EXPERT_BUDGET_CALL_USD or MCP_EXPERT_BUDGET_DAY_USD, or ask a cheaper model."),
        ExpertFailure.Secrets => (ErrorCode.SecretsRefused, false, ""),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };
}
