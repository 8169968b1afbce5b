namespace Mcp.Daemon.Tools.SecAudit.Ways;

/// <summary>The ways to one place: how many there are, and the shortest. Hundreds of routes may lead to thousands of functions, so no others are kept.</summary>
internal sealed class RouteChains
{
    /// <summary>More than these nobody is told of one place.</summary>
    private const int Most = 3;

    private readonly List<RouteChain> _shortest = [];

    public int Count { get; private set; }

    /// <summary>Those with the fewest calls first, of as many the one that was added first.</summary>
    public IReadOnlyList<RouteChain> Shortest => _shortest;

    public void Add(RouteChain chain)
    {
        Count++;
        Keep(chain);
    }

    public void Add(RouteChains others)
    {
        Count += others.Count;
        others._shortest.ForEach(Keep);
    }

    private void Keep(RouteChain chain)
    {
        var place = _shortest.FindLastIndex(other => other.Functions.Count <= chain.Functions.Count) + 1;
        if (place < Most)
        {
            _shortest.Insert(place, chain);
            _shortest.RemoveRange(Math.Min(Most, _shortest.Count), Math.Max(0, _shortest.Count - Most));
        }
    }
}
