using Mcp.Daemon.Experts.Catalogue;

namespace Mcp.Daemon.Experts.Choosing;

/// <summary>What is asked of the selection.</summary>
/// <param name="Category">Which models <c>auto</c> prefers.</param>
internal sealed record ModelRequest(ModelCategory Category)
{
    /// <summary>A name, an alias, <c>endpoint/name</c>, <c>auto</c>, or null: the session's default, else auto.</summary>
    public string? Model { get; init; }

    /// <summary>Only this endpoint's models come into question, or null.</summary>
    public string? OnlyProvider { get; init; }

    /// <summary>What <c>auto</c> looks for among equals; a named model is checked when it is asked.</summary>
    public bool Images { get; init; }

    /// <inheritdoc cref="Images"/>
    public bool WebSearch { get; init; }

    /// <inheritdoc cref="Images"/>
    public bool Tools { get; init; }
}
