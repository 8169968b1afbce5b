namespace Mcp.Daemon.Answers;

/// <summary>The models of a session, usable ones first; filled by the tool <c>listmodels</c> only.</summary>
/// <param name="Models">The usable ones; the others too when they were asked for.</param>
/// <param name="Endpoints">Where they are asked.</param>
/// <param name="Auto">What a call that names no model asks first, by category.</param>
/// <param name="Faults">What is wrong with the catalogue's files, the allow lists or an endpoint, one sentence each.</param>
internal sealed record ModelsReport(
    IReadOnlyList<ModelReport> Models, IReadOnlyList<EndpointReport> Endpoints, IReadOnlyDictionary<string, string> Auto,
    IReadOnlyList<string> Faults)
{
    /// <summary>Why no model can be asked, and what would change it; null when one can.</summary>
    public string? WhyNone { get; init; }
}

/// <summary>A model with its figures; one that nobody published is left out. Prices are US dollars per million tokens.</summary>
internal sealed record ModelReport(string Name, string Endpoint, bool Usable)
{
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>Why it cannot be asked, with the setting that would change it.</summary>
    public string? WhyNot { get; init; }

    public int? ContextTokens { get; init; }

    public int? MaxOutputTokens { get; init; }

    public bool? Images { get; init; }

    public bool? Tools { get; init; }

    public bool? WebSearch { get; init; }

    public bool? StructuredOutput { get; init; }

    public string? Thinking { get; init; }

    public decimal? InputPrice { get; init; }

    public decimal? CachedInputPrice { get; init; }

    public decimal? OutputPrice { get; init; }

    public string? Source { get; init; }

    public string? AsOf { get; init; }
}

/// <summary>An endpoint: <c>usable</c>, <c>unreachable</c>, <c>refused</c> or <c>not_configured</c>, and why.</summary>
internal sealed record EndpointReport(string Name, string State, string? Url = null, bool? Local = null, string? Reason = null);
