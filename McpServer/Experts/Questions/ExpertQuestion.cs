using Mcp.Daemon.Experts.Catalogue;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Questions;

/// <summary>What an expert is asked: provider-neutral; what a model cannot do of it is refused or noted in the answer.</summary>
internal sealed record ExpertQuestion
{
    /// <summary>
    /// Stable first (system, files, history, new turn), so that providers' caches hit. Images are
    /// <see cref="DataContent"/> with an image media type, or <see cref="UriContent"/>.
    /// </summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>A model's name or alias, <c>auto</c>, or null: the session's default model, else auto.</summary>
    public string? Model { get; init; }

    /// <summary>Which models <c>auto</c> prefers.</summary>
    public required ModelCategory Category { get; init; }

    /// <summary>0 to 2, or null: the model's own.</summary>
    public float? Temperature { get; init; }

    /// <summary>Whether the temperature is only the tool's usual one: a model with a fixed one is then asked without a word about it.</summary>
    public bool TemperatureIsDefault { get; init; }

    /// <summary>How hard to think, or null: the model's own way.</summary>
    public ThinkingMode? Thinking { get; init; }

    /// <summary>Whether thinking is only the tool's usual way: a model that cannot is then asked without a word about it.</summary>
    public bool ThinkingIsDefault { get; init; }

    public bool WebSearch { get; init; }

    /// <summary>Whether web search is only a default: a model that cannot search is then asked without a word about it.</summary>
    public bool WebSearchIsDefault { get; init; }

    /// <summary>Most tokens of the answer, or null: the model's own limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Function tools that the answer may call, or null.</summary>
    public IList<AITool>? Tools { get; init; }

    public ChatToolMode? ToolMode { get; init; }

    /// <summary>Structured output that is wished for, or null; only asked of models that can.</summary>
    public ChatResponseFormat? Format { get; init; }

    /// <summary>The models that were chosen before, when the question was fitted to the first of them; null leaves the choice to the asking.</summary>
    public ModelPlan? Plan { get; init; }

    /// <summary>Only this provider's models come into question (the provider tools), or null.</summary>
    public string? OnlyProvider { get; init; }
}

/// <summary>How hard a model thinks before it answers; the share of its thinking budget where it has one.</summary>
internal enum ThinkingMode
{
    Minimal,
    Low,
    Medium,
    High,
    Max,
}
