namespace Mcp.Daemon.Answers;

/// <summary>
/// An expected failure of a tool: a bad argument, a refused path, a missing repository. Its message says what was
/// being done, what was found and what to do; it becomes the <c>error</c> of a <c>failed</c> answer.
/// </summary>
internal sealed class ToolFailureException(string code, string message, bool retryable = false, TimeSpan? retryAfter = null)
    : Exception(message)
{
    /// <summary>
    /// The message as the log may hold it, which several sessions' owners can read: without words of prompts, steps and
    /// answers. The message itself, unless somebody says otherwise.
    /// </summary>
    public string Logged { get; init; } = message;

    /// <summary>One of <c>ErrorCode</c>.</summary>
    public string Code { get; } = code;

    public bool Retryable { get; } = retryable;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
