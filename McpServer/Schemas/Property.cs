namespace Mcp.Daemon.Schemas;

/// <summary>The type of one argument. Single types only: some clients reject unions.</summary>
internal enum PropertyType
{
    Text,
    Integer,
    Number,
    Boolean,
    TextList,
    ObjectList,
}

/// <summary>One argument of a tool: the schema that models see and the rule that a call is checked by.</summary>
internal sealed record Property(string Name, PropertyType Type, string Description)
{
    public bool Required { get; init; }

    /// <summary>The only values allowed, in the order they are listed to models.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>Shortest text accepted, in characters as JSON Schema counts them: code points.</summary>
    public int? MinLength { get; init; }

    /// <summary>Longest text accepted, in the same characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>
    /// What a call without this argument gets: a JSON literal such as <c>true</c> or <c>"low"</c>. It stands in the tool
    /// reference and not in the schema, where it would cost every model on every turn what hardly any of them needs.
    /// </summary>
    public string? Default { get; init; }
}
