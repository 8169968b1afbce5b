using Mcp.Daemon.Threads;

namespace Mcp.Daemon.Workflows;

/// <summary>Where a step goes in its thread, and what it goes on from.</summary>
internal sealed record StepPlace
{
    /// <summary>Which investigation of this tool in the thread, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>The steps of this investigation that count, before this one, in their order.</summary>
    public IReadOnlyList<ThreadTurn> Before { get; init; } = [];

    /// <summary>Turns whose steps this one takes the place of.</summary>
    public IReadOnlyList<int> Replaced { get; init; } = [];

    /// <summary>The turn that holds this very step already: it came before, and its answer may not have arrived.</summary>
    public ThreadTurn? Recorded { get; init; }

    /// <summary>What the caller should know of it, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
