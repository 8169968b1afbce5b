using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>What was decided about asking the expert.</summary>
/// <param name="State">Why none is asked; null when one is.</param>
/// <param name="Reason">A sentence for the answer; null where nothing needs saying.</param>
internal sealed record ValidationDecision(ExpertState? State, string? Reason)
{
    public bool AsksExpert => State is null;

    /// <summary>What to do to have one asked, in a sentence; null where the reason says it.</summary>
    public string? Next { get; init; }

    public static ValidationDecision Ask(string? reason) => new(null, reason);

    /// <summary>The thread has no exchange left: what was found without an expert stands.</summary>
    public static ValidationDecision Full(ConversationThread thread, int exchanges) =>
        new(ExpertState.Skipped, $"Thread {thread.Id} has its {exchanges} exchanges (MAX_CONVERSATION_TURNS), so no expert was asked.")
        {
            Next = "To have it validated, send it as step_number 1 with continuation_id \"new\" and the conclusions so far.",
        };
}
