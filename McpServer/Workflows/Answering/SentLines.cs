using System.Text;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// Lines of one block as one searchable text: folded, blank ones left out, those that follow one another joined by a blank,
/// and a line feed, which no folded quote has, where lines are missing between two.
/// </summary>
internal sealed class SentLines
{
    /// <summary>Characters that a gap in a quote may stand for: a page or two of code.</summary>
    private const int WidestGap = 4_000;

    /// <summary>Places of a gapped quote's first piece that are tried in one direction.</summary>
    private const int MostTries = 2_000;

    private readonly string _text;
    private readonly List<int> _starts = [];
    private readonly List<(int Number, bool IsRemoved)> _lines = [];

    /// <param name="lines">In order; the number of a removed line is 0.</param>
    public SentLines(IEnumerable<(int Number, string Content)> lines)
    {
        var text = new StringBuilder();
        var (before, isApart) = (0, false);
        foreach (var (number, content) in lines)
        {
            isApart |= number > 0 && before > 0 && number != before + 1;
            before = number > 0 ? number : before;
            var start = text.Length;
            text.Append(start == 0 ? "" : isApart ? "\n" : " ");
            var from = text.Length;
            FoldedLine.Append(text, content);
            if (text.Length == from)
            {
                text.Length = start;
                continue;
            }

            isApart = false;
            _starts.Add(from);
            _lines.Add((before, number == 0));
        }

        _text = text.ToString();
    }

    /// <summary>The place of the quote that is nearest to the claimed lines, or the first when none are claimed.</summary>
    public QuotePlace? Find(string[] pieces, int? first, int? last)
    {
        if (first is not { } claimed)
        {
            return From(pieces, 0).Cast<QuotePlace?>().FirstOrDefault();
        }

        var end = last ?? claimed;
        var from = StartOf(claimed);
        QuotePlace? nearest = null;
        foreach (var place in From(pieces, from))
        {
            nearest = Nearer(nearest, place, claimed, end);
            if (nearest.Value.Touches(claimed, end) || place.First > end)
            {
                break;
            }
        }

        // Of those that begin before, the last is nearest, and the only one that may reach into the claimed lines.
        foreach (var place in Before(pieces, from).Take(1))
        {
            nearest = Nearer(nearest, place, claimed, end);
        }

        return nearest;
    }

    private static QuotePlace Nearer(QuotePlace? known, QuotePlace place, int first, int last) =>
        known is { } nearest && nearest.Distance(first, last) <= place.Distance(first, last) ? nearest : place;

    private IEnumerable<QuotePlace> From(string[] pieces, int from)
    {
        var triesLeft = MostTries;
        for (var at = Next(from); at >= 0 && triesLeft-- > 0; at = Next(at + 1))
        {
            if (End(pieces, at) is { } end)
            {
                yield return Place(at, end);
            }
        }

        int Next(int start) => start < _text.Length ? _text.IndexOf(pieces[0], start, StringComparison.Ordinal) : -1;
    }

    private IEnumerable<QuotePlace> Before(string[] pieces, int before)
    {
        var triesLeft = MostTries;
        for (var at = Previous(before); at >= 0 && triesLeft-- > 0; at = Previous(at))
        {
            if (End(pieces, at) is { } end)
            {
                yield return Place(at, end);
            }
        }

        int Previous(int end) => _text.AsSpan(0, Math.Min(_text.Length, end + pieces[0].Length - 1)).LastIndexOf(pieces[0]);
    }

    private int? End(string[] pieces, int start)
    {
        var at = start + pieces[0].Length;
        foreach (var piece in pieces.AsSpan(1))
        {
            var found = _text.AsSpan(at, Math.Min(WidestGap + piece.Length, _text.Length - at)).IndexOf(piece);
            if (found < 0)
            {
                return null;
            }

            at += found + piece.Length;
        }

        return at;
    }

    private QuotePlace Place(int start, int end)
    {
        var (first, last) = (LineAt(start), LineAt(end - 1));
        while (first < last && _lines[first].IsRemoved)
        {
            first++;
        }

        return new QuotePlace(_lines[first].Number, _lines[last].Number, _lines[first].IsRemoved);
    }

    private int LineAt(int position)
    {
        var found = _starts.BinarySearch(position);
        return found >= 0 ? found : ~found - 1;
    }

    private int StartOf(int number)
    {
        var (low, high) = (0, _lines.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _lines[middle].Number < number ? (middle + 1, high) : (low, middle);
        }

        return low < _lines.Count ? _starts[low] : _text.Length;
    }
}
