using Mcp.Daemon.Answers;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Questions;

/// <summary>
/// What came of asking: for a whole answer, a partial one and a failure alike, so that a tool keeps its local result
/// whatever the expert does. Nothing of a provider's key is in it.
/// </summary>
internal sealed record ExpertAnswer
{
    /// <summary>State, provider, model, attempts, raw text: ready for <see cref="Answer.Expert"/>.</summary>
    public required ExpertReport Report { get; init; }

    /// <summary>The answer without its reasoning; empty when none came.</summary>
    public string Text { get; init; } = "";

    /// <summary>The model's reasoning, apart from the answer; null when it gave none.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Function calls that the model asks the caller to make.</summary>
    public IReadOnlyList<FunctionCallContent> ToolCalls { get; init; } = [];

    public ChatFinishReason? FinishReason { get; init; }

    /// <summary>Pages that the provider's web search found; not every provider says.</summary>
    public IReadOnlyList<SearchResult> Pages { get; init; } = [];

    /// <summary>The rung that ended it, or null.</summary>
    public string? Rung { get; init; }

    /// <summary>Summed over all attempts.</summary>
    public UsageReport? Usage { get; init; }

    /// <summary>What was not done as asked, was masked, or is near a limit: one sentence each, for <see cref="Answer.Notes"/>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What left without being scanned.</summary>
    public IReadOnlyList<string> Unscanned { get; init; } = [];

    /// <summary>Why there is no whole answer, with the product's code; null when there is one, and when the model's own limit or filter ended it.</summary>
    public AnswerError? Error { get; init; }

    /// <summary>Whether the expert answered to its end.</summary>
    public bool IsWhole => Report.State is ExpertState.Answered;
}
