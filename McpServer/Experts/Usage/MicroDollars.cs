namespace Mcp.Daemon.Experts.Usage;

/// <summary>Money as the ledger keeps it: whole millionths of a US dollar, so that sums stay exact.</summary>
internal static class MicroDollars
{
    private const decimal OfADollar = 1_000_000;

    /// <summary>Rounded up: a fraction of a cent's fraction must not be free a million times.</summary>
    public static long From(decimal usd) => (long)Math.Clamp(decimal.Ceiling(usd * OfADollar), 0, long.MaxValue / 4);

    /// <summary>A limit is rounded down, so that it is never passed by the rounding.</summary>
    public static long? Limit(decimal? usd) => usd is { } limit ? (long)Math.Clamp(decimal.Floor(limit * OfADollar), 0, long.MaxValue / 4) : null;

    public static decimal ToUsd(long micro) => micro / OfADollar;

    /// <summary>For people: <c>0.0123 USD</c>.</summary>
    public static string Text(long micro) => $"{ToUsd(micro):0.00####} USD";
}
