namespace Mcp.Daemon.Timeouts;

/// <summary>Where a rung that nobody set ends up: inside the one around it, outside the one within. Seconds.</summary>
internal static class LadderFit
{
    /// <summary>The set tool rung, else the largest that every set outer rung leaves room for, at most the default.</summary>
    public static decimal WorkflowTool(RungSettings set) =>
        set.WorkflowTool ?? Math.Min(
            Math.Min(LadderRule.WorkflowTool, Inside(set.Daemon, LadderRule.DaemonRatio)),
            Math.Min(Inside(set.Shim, LadderRule.ShimRatio), Inside(set.Client, LadderRule.ClientRatio)));

    /// <summary>What an expert rung gets of what it wants: at most the tool less a tenth, at least a second.</summary>
    public static decimal Expert(decimal wanted, decimal tool) =>
        Math.Max(LadderRule.Least, Math.Min(wanted, tool * LadderRule.ExpertShare));

    /// <summary>
    /// An unset outer rung: its share of the tool in whole seconds, rounded up, and past the rung inside it. Where a
    /// whole second does not fit under a set rung around it, halfway to that one.
    /// </summary>
    public static decimal Outer(decimal share, decimal inner, decimal? around)
    {
        var whole = Math.Max(Math.Ceiling(share), Math.Floor(inner) + 1);
        return whole < around || around is null ? whole : (Math.Max(share, inner) + around.Value) / 2;
    }

    // Down to a tenth of a second, so that a shrunk rung is a number one can read; never up, that would break the ratio.
    private static decimal Inside(decimal? outer, decimal ratio) =>
        outer is { } seconds ? Math.Floor(seconds / ratio * 10) / 10 : decimal.MaxValue;
}
