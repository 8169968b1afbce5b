namespace Mcp.Daemon.Experts.Usage;

/// <summary>One attempt to ask a model, as the ledger keeps it: opened before it is sent, settled when it is over.</summary>
internal sealed record UsageRow
{
    /// <summary>Unique over all daemons that share the file.</summary>
    public required string Id { get; init; }

    public required string CallId { get; init; }

    public required string SessionId { get; init; }

    public required string Tool { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The UTC day it counts to: that of its start, whenever it ends and whatever the clock does meanwhile.</summary>
    public DateOnly Day => DateOnly.FromDateTime(StartedAt.UtcDateTime);

    public long? InputTokens { get; init; }

    public long? CachedTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    /// <summary>While it runs what is reserved for it, then what it cost; null when the price is unknown.</summary>
    public long? CostMicro { get; init; }

    public required UsageOutcome Outcome { get; init; }

    /// <summary>Whether the figures are our estimate, since the provider gave none.</summary>
    public bool Estimated { get; init; }
}

/// <summary>How an attempt ended. In the file by name.</summary>
internal enum UsageOutcome
{
    /// <summary>Still running, or its daemon was killed: then what was reserved stands for what was spent.</summary>
    Running,
    Answered,
    Failed,

    /// <summary>The caller gave up.</summary>
    Cancelled,

    /// <summary>A budget stopped it.</summary>
    Stopped,

    /// <summary>The day's sum from before the file was lost.</summary>
    Carried,
}
