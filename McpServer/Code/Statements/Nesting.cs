namespace Mcp.Daemon.Code.Statements;

/// <summary>How deep blocks stand inside each other.</summary>
internal static class Nesting
{
    /// <summary>Nobody nests deeper, and who reads the body of each block would else read a file as often as it has levels.</summary>
    private const int Deepest = 64;

    /// <summary>Without those that stand too deep in others of them.</summary>
    /// <param name="parts">In the order in which they begin.</param>
    /// <param name="block">The block of each.</param>
    public static IReadOnlyList<T> Shallow<T>(IEnumerable<T> parts, Func<T, Block> block) => Shallow(parts, part => (block(part).Word, block(part).End), Deepest);

    /// <summary>The same of whatever has a first and a last token.</summary>
    public static IReadOnlyList<T> Shallow<T>(IEnumerable<T> parts, Func<T, (int First, int Last)> span, int deepest)
    {
        var found = new List<T>();
        var ends = new Stack<int>();
        foreach (var part in parts)
        {
            var (first, last) = span(part);
            while (ends.TryPeek(out var end) && end < first)
            {
                ends.Pop();
            }

            if (ends.Count < deepest)
            {
                found.Add(part);
            }

            ends.Push(last);
        }

        return found;
    }
}
