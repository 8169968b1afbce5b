namespace Mcp.Daemon.Timeouts;

/// <summary>What somebody set, in seconds; null is a rung that nobody set and that the ladder may therefore choose.</summary>
/// <remarks>Decimal, so that 1.5 × and 2.5 × are exact and a ratio is never missed by a rounding error.</remarks>
internal sealed record RungSettings
{
    public decimal? Expert { get; init; }

    public decimal? SimpleTool { get; init; }

    public decimal? WorkflowTool { get; init; }

    public decimal? Daemon { get; init; }

    public decimal? Shim { get; init; }

    public decimal? Client { get; init; }

    public decimal? Patience { get; init; }

    public decimal? Glm { get; init; }

    public decimal? Kimi { get; init; }

    public decimal? KimiWebSearch { get; init; }
}
