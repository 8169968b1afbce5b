namespace Mcp.Daemon.Workflows.Answering;

/// <summary>The lines in which a quote was found.</summary>
/// <param name="IsRemoved">Whether they are lines that a change removed: they stand in no file any more, and have no number.</param>
internal readonly record struct QuotePlace(int First, int Last, bool IsRemoved = false)
{
    public bool Touches(int first, int last) => !IsRemoved && First <= last && Last >= first;

    public int Distance(int first, int last) => Touches(first, last) ? 0 : Math.Max(First - last, first - Last);
}
