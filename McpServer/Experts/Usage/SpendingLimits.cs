namespace Mcp.Daemon.Experts.Usage;

/// <summary>Millionths of a dollar that a call and a day may cost; null is no limit.</summary>
internal sealed record SpendingLimits(long? Call, long? Day)
{
    public static SpendingLimits None { get; } = new(null, null);

    public bool Any => Call is not null || Day is not null;

    public bool Allow(Spending others, long cost) =>
        (Call is null || others.Call + cost <= Call) && (Day is null || others.Day + cost <= Day);
}

/// <summary>What everything but the attempt in question has cost or reserved, of its call and of its day.</summary>
internal sealed record Spending(long Call, long Day);

/// <summary>Whether the ledger took a row in, and what the others have spent.</summary>
internal sealed record Verdict(bool Allowed, Spending Others);
