namespace Mcp.Daemon.Timeouts;

/// <summary>The numbers of the ladder: what each rung wants, its bounds, and the ratios. All in seconds.</summary>
internal static class LadderRule
{
    /// <summary>Below a second a rung measures the machine, not the work.</summary>
    public const decimal Least = 1;

    /// <summary>An hour: nobody waits longer for a second opinion.</summary>
    public const decimal Most = 3600;

    public const decimal Expert = 90;
    public const decimal SimpleTool = 60;
    public const decimal WorkflowTool = 120;
    public const decimal Glm = 90;
    public const decimal Kimi = 120;
    public const decimal KimiWebSearch = 150;

    // The ratios leave each layer half a tool rung to notice, to say so, and to be heard by the next.
    public const decimal DaemonRatio = 1.5m;
    public const decimal ShimRatio = 2;
    public const decimal ClientRatio = 2.5m;

    /// <summary>A tenth of the tool rung stays for telling the expert's silence to the caller.</summary>
    public const decimal ExpertShare = 0.9m;
}
