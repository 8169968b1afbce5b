using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>Finds the shortest way through imports that leads from a file back to itself.</summary>
internal static class ImportCycle
{
    /// <summary>The edges in order; null where there is no such way.</summary>
    public static IReadOnlyList<ImportEdge>? Through(string path, IReadOnlyList<ImportEdge> edges)
    {
        var next = edges.ToLookup(edge => edge.From);
        var came = new Dictionary<string, ImportEdge>();
        var open = new Queue<string>([path]);
        while (open.TryDequeue(out var at))
        {
            foreach (var edge in next[at])
            {
                if (edge.To == path)
                {
                    return Way(path, edge, came);
                }

                if (came.TryAdd(edge.To, edge))
                {
                    open.Enqueue(edge.To);
                }
            }
        }

        return null;
    }

    private static List<ImportEdge> Way(string path, ImportEdge last, Dictionary<string, ImportEdge> came)
    {
        var way = new List<ImportEdge> { last };
        while (way[0].From != path)
        {
            way.Insert(0, came[way[0].From]);
        }

        return way;
    }
}
