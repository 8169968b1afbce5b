namespace Mcp.Daemon.Evidence;

/// <summary>Line numbers as reports write them: <c>1-40,80-95</c>, a single line as <c>7</c>.</summary>
internal static class LineNumbers
{
    /// <param name="numbers">Ascending.</param>
    public static List<(int From, int To)> Ranges(IEnumerable<int> numbers)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].To == number - 1)
            {
                ranges[^1] = (ranges[^1].From, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return ranges;
    }

    public static string Words(IEnumerable<(int From, int To)> ranges) => string.Join(',', ranges.Select(range => Word(range.From, range.To)));

    public static string Word(int from, int to) => from == to ? $"{from}" : $"{from}-{to}";

    /// <summary>All lines of a file: none of an empty one.</summary>
    public static string All(int lines) => lines == 0 ? "" : Word(1, lines);
}
