namespace Mcp.Daemon.Threads;

/// <summary>A step of a workflow, as its caller gave it: nothing of it lives anywhere else.</summary>
internal sealed record ThreadStep
{
    /// <summary>Which investigation of this tool in this thread, from 1.</summary>
    public required int Run { get; init; }

    public required int Number { get; init; }

    public required int Total { get; init; }

    public required bool NextRequired { get; init; }

    /// <summary>The session that gave it: another one that gives the same number is told, not overwritten.</summary>
    public required string Session { get; init; }

    /// <summary>Hexadecimal SHA-256 of the canonical arguments: the same step given twice is known by it.</summary>
    public required string Digest { get; init; }

    /// <summary>The arguments, as one JSON object.</summary>
    public required string Arguments { get; init; }

    /// <summary>Whether a later step took its place, or another writer's came first; it is kept, and does not count.</summary>
    public bool IsReplaced { get; init; }
}
