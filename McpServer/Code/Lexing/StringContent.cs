namespace Mcp.Daemon.Code.Lexing;

/// <summary>Reads what a string holds, up to its end or to its next hole.</summary>
internal sealed class StringContent(string text, List<Region> regions)
{
    // Where the search for a literal's end failed: before this position its mark is a character like any other.
    private readonly int[] _deadUntil = new int[128];

    /// <summary>Whether a mark that was looked at before is known to have no partner here.</summary>
    public bool IsDead(char mark, int at) => at < _deadUntil[mark & 127];

    public void Kill(char mark, int until) => _deadUntil[mark & 127] = until;

    /// <summary>
    /// The position after the literal that begins here, and whether a hole begins there; null, and nothing kept, when it
    /// has no end and its mark is more likely a stray character, such as an apostrophe in an element's text.
    /// </summary>
    public ContentEnd? Begin(in Quote quote, int at)
    {
        if (IsDead(quote.Close[0], at))
        {
            return null;
        }

        var kept = regions.Count;
        var end = Read(quote, at + quote.OpenLength - quote.Delimiter, at + quote.OpenLength);
        if (end.IsOpen && quote.Close.Length == 1)
        {
            regions.RemoveRange(kept, regions.Count - kept);
            Kill(quote.Close[0], end.At);
            return null;
        }

        return end;
    }

    /// <summary>Goes on with a string after its hole, whose closing mark stands here.</summary>
    public ContentEnd Resume(Hole hole, int at) =>
        Read(hole.Quote, at, at + Math.Min(hole.CloseLength, Literals.Run(text, at, hole.Close)));

    private ContentEnd Read(in Quote quote, int start, int at)
    {
        var depth = 0;
        while (at < text.Length && (text[at] != '\n' || quote.MultiLine))
        {
            var c = text[at];
            if (Hole.Begins(quote, text, at, out var next))
            {
                Keep(quote, start, next);
                return new ContentEnd(next, IsHole: true, IsOpen: false);
            }

            if (next > at)
            {
                at = next;
            }
            else if (c == '\\' && quote.Escapes)
            {
                at = AfterEscape(quote, at);
                if (at < 0)
                {
                    at = ~at;
                    break;
                }
            }
            else if (quote.Nests != '\0' && (c == quote.Nests || (c == quote.Close[0] && depth > 0)))
            {
                depth += c == quote.Nests ? 1 : -1;
                at++;
            }
            else if (c == quote.Close[0] && string.CompareOrdinal(text, at, quote.Close, 0, quote.Close.Length) == 0)
            {
                if (quote.Doubled && at + 1 < text.Length && text[at + 1] == c)
                {
                    at += 2;
                    continue;
                }

                Keep(quote, start, at + quote.Delimiter);
                return new ContentEnd(AfterClose(quote, at), IsHole: false, IsOpen: false);
            }
            else if (c == '$' && quote.Names && NameStart(at) is var name and > 0)
            {
                Keep(quote, start, name);
                at = start = NameEnd(name);
            }
            else
            {
                at++;
            }
        }

        at = Math.Min(at, text.Length);
        Keep(quote, start, at);
        return new ContentEnd(at, IsHole: false, IsOpen: true);
    }

    /// <summary>The position after an escaped character; the complement of the line's end if the escape cannot cross it.</summary>
    private int AfterEscape(in Quote quote, int at)
    {
        var end = at + 1;
        end += end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 1 : 0;
        return end < text.Length && text[end] == '\n' && !quote.MultiLine && !quote.Continues ? ~end : end + 1;
    }

    private int AfterClose(in Quote quote, int at)
    {
        var end = at + quote.Close.Length;
        while (quote.EndsLate && end < text.Length && text[end] == quote.Close[0])
        {
            end++;
        }

        return end;
    }

    private int NameStart(int dollar)
    {
        var name = dollar + (dollar + 1 < text.Length && text[dollar + 1] == '{' ? 2 : 1);
        return name < text.Length && Literals.IsWordStart(text[name]) ? name : 0;
    }

    private int NameEnd(int at)
    {
        while (at < text.Length && Literals.IsWordPart(text[at]))
        {
            at++;
        }

        return at;
    }

    private void Keep(in Quote quote, int start, int end)
    {
        if (end > start && !quote.IsName)
        {
            regions.Add(new Region(start, end, RegionKind.Text));
        }
    }
}
