using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>What asking takes from the rest of the experts: the choice of a model, its client, its price.</summary>
internal sealed record ExpertLinks
{
    /// <summary>Which models come into question; null when the session has none at all.</summary>
    public required Func<ExpertQuestion, AskContext, ModelPlan?> Plan { get; init; }

    /// <summary>The client of a model's provider; it calls back with every byte that comes.</summary>
    public required Func<ModelChoice, Action, AskContext, IChatClient> Provider { get; init; }

    /// <summary>What is asked of this very model, with a note for whatever it cannot do; a refusal is a failure.</summary>
    public required Func<ExpertQuestion, ModelChoice, FittedQuestion> Fit { get; init; }

    /// <summary>Budget and ledger around one attempt; what the caller should know of them goes into the notes.</summary>
    public Func<IChatClient, ModelChoice, AskContext, Action<string>, IChatClient> Ledger { get; init; } = (inner, _, _, _) => inner;

    /// <summary>A provider's own count of tokens, with what it cost.</summary>
    public Func<ModelChoice, UsageDetails, UsageReport> Price { get; init; } = (_, usage) => new UsageReport(
        usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount, usage.ReasoningTokenCount);
}
