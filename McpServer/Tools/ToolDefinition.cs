using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools;

/// <summary>What models see of a tool, and by which rung it is run.</summary>
internal sealed record ToolDefinition
{
    /// <summary>1 to 64 characters of <c>[A-Za-z0-9_.-]</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required ObjectSchema Arguments { get; init; }

    /// <summary>Whether a call may ask a model: decides the tool rung and what a disconnect stops.</summary>
    public required bool AsksExpert { get; init; }

    /// <summary>The provider without which the tool is not shown; null for a tool that needs none in particular.</summary>
    public string? Provider { get; init; }

    /// <summary>
    /// Whether it does nothing but wait for another call: it then takes no place, and leaves by its client's patience
    /// instead of by a rung.
    /// </summary>
    public bool OnlyWaits { get; init; }

    /// <summary>The arguments that name files or directories: the same call on other contents is another question.</summary>
    public IReadOnlyList<string> PathArguments { get; init; } = [];

    /// <summary>
    /// The argument that names the directory whose repositories the tool looks at, which is the workspace when it is
    /// absent: the same call on another state of them is another question. Null for a tool that looks at none.
    /// </summary>
    public string? RepositoryArgument { get; init; }

    /// <summary>The argument that names a revision in those repositories: a branch moves, and with it the question.</summary>
    public string? RevisionArgument { get; init; }

    /// <summary>
    /// Members of the answer that this tool alone has, beside those of everybody, of a tool that asks an expert and of a
    /// step: <c>panel</c>, <c>threads</c>. Published, so that clients that read by the schema see them.
    /// </summary>
    public IReadOnlyList<string> Gives { get; init; } = [];

    /// <summary>
    /// MCP annotations, all four stated: the protocol's defaults are pessimistic. A call of a tool that only reads is run
    /// again by itself when its daemon was lost; any other is not.
    /// </summary>
    public bool ReadOnly { get; init; } = true;

    /// <summary>Whether it can take away what cannot be had again.</summary>
    public bool Destructive { get; init; }

    public bool Idempotent { get; init; }

    public bool OpenWorld { get; init; }
}
