using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Flow;

/// <summary>One call of a trace, down to what is called or up to who calls.</summary>
internal sealed record CallStep
{
    /// <summary>The function at its far end, by its name with the type; of an unclear one the bare name.</summary>
    public required string Name { get; init; }

    /// <summary>The declaration at its far end; null when unclear, and for a caller that is no function.</summary>
    public Symbol? Function { get; init; }

    /// <summary>The file of the call.</summary>
    public required string Path { get; init; }

    /// <summary>The lines of the call, those under the same conditions together; none for what stands behind another one.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>What the call stands in, the outermost first.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    public StepKind Kind { get; init; }

    /// <summary>Whether more than the bare name speaks for it.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>How many could be meant where it is unclear.</summary>
    public int Candidates { get; init; }

    /// <summary>The base through which a caller reaches the target; null where it calls it itself.</summary>
    public string? Through { get; init; }

    public IReadOnlyList<CallStep> Steps { get; init; } = [];
}
