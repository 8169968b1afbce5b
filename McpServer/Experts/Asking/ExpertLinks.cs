using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>What asking takes from the rest of the experts: the choice of a model, its client, its price.</summary>
internal sealed record ExpertLinks
{
    /// <summary>Which models come into question; throws a <c>ToolFailureException</c> where there is none.</summary>
    public required Func<ExpertQuestion, AskContext, CancellationToken, Task<ModelPlan>> Plan { get; init; }

    /// <summary>The client of a model's provider; it calls back with every byte that comes.</summary>
    public required Func<ModelChoice, Action, AskContext, IChatClient> Provider { get; init; }

    /// <summary>What is asked of this very model, with a note for whatever it cannot do; a refusal is a failure.</summary>
    public required Func<ExpertQuestion, ModelChoice, FittedQuestion> Fit { get; init; }

    /// <summary>Budget and ledger around one attempt; what it uses goes into the question's sum.</summary>
    public required Func<IChatClient, ModelChoice, AskContext, AskUsage, IChatClient> Ledger { get; init; }
}
