namespace Mcp.Daemon.Experts.Failures;

/// <summary>
/// A provider did not answer as it should. Thrown by the provider's client and by what wraps it, seen by retry,
/// breaker and fallback, and turned into an answer where the question was asked. Its message holds no key.
/// </summary>
internal sealed class ExpertFailureException(ExpertFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public ExpertFailure Failure { get; } = failure;

    /// <summary>The endpoint's name.</summary>
    public string? Provider { get; init; }

    public string? Model { get; init; }

    /// <summary>The HTTP status, when there was one.</summary>
    public int? Status { get; init; }

    /// <summary>The provider's own code or type, when its body had one.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>How long the provider asks us to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the question may have reached the provider: then it may have been paid for.</summary>
    public bool Sent { get; init; }
}
