using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows;

/// <summary>What was decided about asking the expert.</summary>
/// <param name="State">Why none is asked; null when one is.</param>
/// <param name="Reason">A sentence for the answer; null where nothing needs saying.</param>
internal sealed record ValidationDecision(ExpertState? State, string? Reason)
{
    public bool AsksExpert => State is null;

    public static ValidationDecision Ask(string? reason) => new(null, reason);
}
