namespace Mcp.Daemon.Experts.Failures;

/// <summary>Failures in two or three words, where a sentence names several.</summary>
internal static class FailureWords
{
    public static string Of(ExpertFailure failure) => failure switch
    {
        ExpertFailure.Auth => "key refused",
        ExpertFailure.Quota => "no quota left",
        ExpertFailure.RateLimit => "too many requests",
        ExpertFailure.Overflow => "question too long",
        ExpertFailure.Filter => "refused by its filter",
        ExpertFailure.BadRequest => "request not accepted",
        ExpertFailure.Network => "no connection",
        ExpertFailure.Cut => "connection cut",
        ExpertFailure.Down => "provider down",
        ExpertFailure.BadAnswer => "unusable answer",
        ExpertFailure.Empty => "empty answer",
        ExpertFailure.Silent => "silence",
        ExpertFailure.CircuitOpen => "left alone after failures",
        ExpertFailure.OverCapacity => "no place free",
        ExpertFailure.Budget => "budget used up",
        ExpertFailure.Secrets => "secrets in the question",
        _ => "failure",
    };
}
