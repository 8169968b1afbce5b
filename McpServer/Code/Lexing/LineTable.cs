namespace Mcp.Daemon.Code.Lexing;

/// <summary>Where the lines of a text begin and end. A last line feed ends a line and begins none.</summary>
internal sealed class LineTable
{
    private readonly string _text;
    private readonly int[] _starts;

    public LineTable(string text)
    {
        _text = text;
        var starts = new List<int>();
        for (var at = 0; at < text.Length;)
        {
            starts.Add(at);
            at = text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length;
        }

        _starts = [.. starts];
    }

    public int Count => _starts.Length;

    /// <summary>The position at which a line begins; lines are counted from 1.</summary>
    public int Start(int line) => _starts[line - 1];

    /// <summary>The position after a line's last character, before its line end.</summary>
    public int End(int line)
    {
        var end = line < _starts.Length ? _starts[line] - 1 : _text.EndsWith('\n') ? _text.Length - 1 : _text.Length;
        return end > _starts[line - 1] && _text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The line that holds a position.</summary>
    public int Of(int position)
    {
        var index = Array.BinarySearch(_starts, position);
        return Math.Max(1, index >= 0 ? index + 1 : ~index);
    }

    /// <summary>The lines as they are written, without their ends.</summary>
    public string[] Lines() => [.. Enumerable.Range(1, Count).Select(line => _text[Start(line)..End(line)])];

    /// <summary>
    /// The lines with the given regions blanked, every character a blank, so that columns stay. A line without any of them is
    /// the same string as before.
    /// </summary>
    public string[] Blanked(IReadOnlyList<string> lines, IEnumerable<Region> regions)
    {
        var blanked = lines.ToArray();
        var (line, buffer) = (0, Array.Empty<char>());
        foreach (var region in regions)
        {
            var first = Of(region.Start);
            var last = Of(region.End - 1);
            for (var at = first; at <= last; at++)
            {
                if (at != line)
                {
                    Flush(blanked, line, buffer);
                    (line, buffer) = (at, blanked[at - 1].ToCharArray());
                }

                var from = Math.Clamp(region.Start - Start(at), 0, buffer.Length);
                var to = Math.Clamp(region.End - Start(at), 0, buffer.Length);
                buffer.AsSpan(from..to).Fill(' ');
            }
        }

        Flush(blanked, line, buffer);
        return blanked;
    }

    private static void Flush(string[] lines, int line, char[] buffer)
    {
        if (line > 0)
        {
            lines[line - 1] = new string(buffer);
        }
    }
}
