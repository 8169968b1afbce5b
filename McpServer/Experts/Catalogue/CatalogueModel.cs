namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>
/// What is known of one model. A figure that nobody published is null (unknown), never guessed; prices are US dollars
/// per million tokens.
/// </summary>
internal sealed record CatalogueModel
{
    /// <summary>As the provider's API calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the endpoint that serves it.</summary>
    public required string Provider { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Tokens of question and answer together.</summary>
    public int? ContextTokens { get; init; }

    public int? MaxOutputTokens { get; init; }

    public bool? Images { get; init; }

    public bool? Tools { get; init; }

    public bool? WebSearch { get; init; }

    public bool? StructuredOutput { get; init; }

    /// <summary>Whether it thinks: never, always, or as the request says; null is unknown.</summary>
    public ThinkingAbility? Thinking { get; init; }

    /// <summary>The only temperature it takes, or null: any from 0 to <see cref="MaxTemperature"/>.</summary>
    public float? FixedTemperature { get; init; }

    public float MaxTemperature { get; init; } = 2;

    public decimal? InputPrice { get; init; }

    public decimal? CachedInputPrice { get; init; }

    public decimal? OutputPrice { get; init; }

    /// <summary>Models to ask, in order, when this one cannot answer; declared by whoever wrote the catalogue.</summary>
    public IReadOnlyList<string> Fallback { get; init; } = [];

    /// <summary>Where the figures are from; null for a model that was discovered or only named.</summary>
    public string? Source { get; init; }

    /// <summary>When the source was read.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>Whether a model thinks before it answers.</summary>
internal enum ThinkingAbility
{
    Never,
    Always,

    /// <summary>The request switches it on and off.</summary>
    Switchable,

    /// <summary>The request says how hard (<c>reasoning_effort</c>).</summary>
    Effort,
}
