namespace Mcp.Daemon.Code.Searching;

/// <summary>Parts of a file that may stand inside each other, and which of them a token stands in: found without going through all.</summary>
internal sealed class Spans<T>
{
    /// <summary>Nobody nests deeper, and every search goes up this far at most.</summary>
    private const int Deepest = 64;

    private readonly IReadOnlyList<T> _parts;
    private readonly Func<T, (int First, int Last)> _span;
    private readonly int[] _parents;

    /// <param name="parts">In the order in which they begin.</param>
    /// <param name="span">The first and the last token of a part.</param>
    public Spans(IReadOnlyList<T> parts, Func<T, (int First, int Last)> span)
    {
        (_parts, _span, _parents) = (parts, span, new int[parts.Count]);
        var open = new Stack<int>();
        for (var i = 0; i < parts.Count; i++)
        {
            while (open.TryPeek(out var outer) && span(parts[outer]).Last < span(parts[i]).First)
            {
                open.Pop();
            }

            _parents[i] = open.TryPeek(out var parent) ? parent : -1;
            open.Push(i);
        }
    }

    /// <summary>What a token stands in, the last that begins first: of parts inside each other the innermost.</summary>
    public IEnumerable<T> Around(int token)
    {
        var levels = 0;
        for (var i = Begun(token) - 1; i >= 0 && levels < Deepest; i = _parents[i], levels++)
        {
            if (_span(_parts[i]).Last >= token)
            {
                yield return _parts[i];
            }
        }
    }

    /// <summary>Those that begin behind a token and end at another one at the latest.</summary>
    public IEnumerable<T> Between(int after, int last)
    {
        for (var i = Begun(after); i < _parts.Count && _span(_parts[i]).First <= last; i++)
        {
            if (_span(_parts[i]).Last <= last)
            {
                yield return _parts[i];
            }
        }
    }

    /// <summary>How many begin at or before a token.</summary>
    private int Begun(int token)
    {
        var (low, high) = (0, _parts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _span(_parts[middle]).First <= token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
