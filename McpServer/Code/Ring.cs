namespace Mcp.Daemon.Code;

/// <summary>The shortest way through edges that leads back to where it began.</summary>
internal static class Ring
{
    /// <summary>
    /// From how many members a ring is looked for: of a knot of hundreds any ring shows the fault, and each search passes over
    /// all of them.
    /// </summary>
    private const int MostStarts = 32;

    /// <summary>The members in their order, the one that comes first by name first; the last one leads back to it.</summary>
    /// <param name="members">A strongly connected component, sorted.</param>
    /// <param name="next">What each of them leads to.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> members, ILookup<string, string> next)
    {
        var inside = members.ToHashSet();
        IReadOnlyList<string> best = [];
        foreach (var start in members.Take(MostStarts))
        {
            var ring = From(start, at => next[at].Where(inside.Contains));
            best = ring.Count > 0 && (best.Count == 0 || ring.Count < best.Count) ? ring : best;
        }

        return best;
    }

    /// <summary>The edges of the shortest ring among things that all reach each other.</summary>
    /// <param name="members">A strongly connected component, sorted.</param>
    public static IReadOnlyList<ImportEdge> Of(IReadOnlyList<string> members, IReadOnlyList<ImportEdge> edges) =>
        Hops(Of(members, edges.ToLookup(edge => edge.From, edge => edge.To)), edges);

    /// <summary>The edges that lead from a file back to itself, in order; none where there is no such way.</summary>
    public static IReadOnlyList<ImportEdge> Through(string path, IReadOnlyList<ImportEdge> edges)
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        return Hops(From(path, at => next[at]), edges);
    }

    private static List<ImportEdge> Hops(IReadOnlyList<string> ring, IReadOnlyList<ImportEdge> edges)
    {
        var between = edges.ToLookup(edge => (edge.From, edge.To));
        return [.. ring.Select((from, i) => between[(from, ring[(i + 1) % ring.Count])].First())];
    }

    private static List<string> From(string start, Func<string, IEnumerable<string>> next)
    {
        var before = new Dictionary<string, string>();
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var to in next(at).Order(StringComparer.Ordinal))
            {
                if (to == start)
                {
                    return Back(at, start, before);
                }

                if (before.TryAdd(to, at))
                {
                    waiting.Enqueue(to);
                }
            }
        }

        return [];
    }

    private static List<string> Back(string last, string start, Dictionary<string, string> before)
    {
        var ring = new List<string> { last };
        while (ring[^1] != start)
        {
            ring.Add(before[ring[^1]]);
        }

        ring.Reverse();
        return ring;
    }
}
