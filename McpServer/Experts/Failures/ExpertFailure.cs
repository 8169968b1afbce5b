namespace Mcp.Daemon.Experts.Failures;

/// <summary>Why a provider did not answer: one list, each with one error code of the product.</summary>
internal enum ExpertFailure
{
    /// <summary>The key is wrong, missing or not allowed. <c>provider_auth</c>; never retried.</summary>
    Auth,

    /// <summary>The account has no money or no quota left. <c>provider_quota</c>; never retried, but a fallback helps.</summary>
    Quota,

    /// <summary>Too many requests for now. <c>provider_rate_limit</c>; retried, after Retry-After when given.</summary>
    RateLimit,

    /// <summary>The question is longer than the model's context. <c>provider_overflow</c>; never retried.</summary>
    Overflow,

    /// <summary>The provider's filter refused question or answer. <c>provider_filter</c>; never retried.</summary>
    Filter,

    /// <summary>The provider does not accept the request as it is, or does not know the model. <c>provider_bad_request</c>.</summary>
    BadRequest,

    /// <summary>No connection: refused, unresolved, proxy, TLS, reset before the headers. <c>provider_network</c>; retried.</summary>
    Network,

    /// <summary>The stream ended before its end: <c>provider_network</c>; retried only while no text had come.</summary>
    Cut,

    /// <summary>5xx, 408, overloaded. <c>provider_down</c>; retried.</summary>
    Down,

    /// <summary>HTML, malformed frames, a body without an answer, a frame past the limit. <c>provider_bad_answer</c>; retried while no text had come.</summary>
    BadAnswer,

    /// <summary>
    /// The model came to its end and wrote nothing, or nothing but its reasoning. <c>provider_bad_answer</c>; never asked
    /// again by us, of no model: the answer was charged, and a second one is the caller's to pay for.
    /// </summary>
    Empty,

    /// <summary>Silence past the expert rung. <c>timed_out</c>, rung expert; never retried, since its time is over.</summary>
    Silent,

    /// <summary>The breaker is open. <c>circuit_open</c>; a fallback helps.</summary>
    CircuitOpen,

    /// <summary>No place, and no place in the queue. <c>over_capacity</c>.</summary>
    OverCapacity,

    /// <summary>A budget would be or is exceeded. <c>budget_exceeded</c>.</summary>
    Budget,

    /// <summary>The text holds secrets and the setting refuses them. <c>secrets_refused</c>.</summary>
    Secrets,
}
