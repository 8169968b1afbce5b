namespace Mcp.Daemon.Code.Reading;

/// <summary>What a reader found at a position: a declaration, or a scope that nothing is declared with. Positions are tokens.</summary>
internal sealed record Header
{
    /// <summary>Null when there is only a scope, such as a Rust impl block.</summary>
    public required DeclarationKind? Kind { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The first token after attributes.</summary>
    public required int First { get; init; }

    /// <summary>The first attribute, or <see cref="First"/>.</summary>
    public int? Attributes { get; init; }

    public required int NameAt { get; init; }

    /// <summary>The brace that opens its body.</summary>
    public int? Body { get; init; }

    /// <summary>The last token.</summary>
    public required int Last { get; init; }

    /// <summary>The last token before the body; the last one of all without a body.</summary>
    public required int SignatureLast { get; init; }

    /// <summary>Where reading goes on; after the opening brace by default, and after everything without one.</summary>
    public int? Next { get; init; }

    public IReadOnlyList<string> Parameters { get; init; } = [];

    public bool IsPublic { get; init; }

    /// <summary>A container that the header itself names.</summary>
    public string? Container { get; init; }

    public string Word { get; init; } = "";

    /// <summary>What its body is, when the kind does not tell.</summary>
    public ScopeKind? Scope { get; init; }

    /// <summary>Whether what stands in its body is public without a word of its own.</summary>
    public bool OpensPublic { get; init; }
}
