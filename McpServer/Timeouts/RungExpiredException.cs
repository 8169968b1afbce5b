namespace Mcp.Daemon.Timeouts;

/// <summary>A rung of the ladder ended the work inside it.</summary>
internal sealed class RungExpiredException(string rung, TimeSpan limit, Exception? inner = null)
    : Exception($"The {rung} rung ({limit.TotalSeconds:0.###} s) expired.", inner)
{
    /// <summary>expert, tool, daemon or shim.</summary>
    public string Rung { get; } = rung;

    public TimeSpan Limit { get; } = limit;
}
