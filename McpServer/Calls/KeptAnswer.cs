using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Calls;

/// <summary>An answer that outlived its daemon.</summary>
/// <param name="CallId">The call that it is the answer of.</param>
internal sealed record KeptAnswer(string CallId, Answer Answer)
{
    /// <summary>The answer as it is delivered now: it says why nothing was asked.</summary>
    public Answer Told => Answer with
    {
        Notes = [.. Answer.Notes ?? [], $"The daemon that ran call {CallId} ended before this answer was delivered. It had been kept, and nothing was asked anew."],
    };
}
