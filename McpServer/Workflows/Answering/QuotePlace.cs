namespace Mcp.Daemon.Workflows.Answering;

/// <summary>The lines in which a quote was found.</summary>
/// <param name="IsRemoved">Whether they are lines that a change removed: they stand in no file any more, and have no number.</param>
internal readonly record struct QuotePlace(int First, int Last, bool IsRemoved = false)
{
    public bool Touches(int first, int last) => First <= last && Last >= first;

    /// <summary>Lines between these and the others; 0 or less when they touch.</summary>
    public int Distance(int first, int last) => Math.Max(First - last, first - Last);
}
