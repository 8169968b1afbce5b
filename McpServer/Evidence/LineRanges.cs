using Mcp.Daemon.Git;

namespace Mcp.Daemon.Evidence;

/// <summary>The new numbers of hunks as answers write them: <c>1-40,80-95</c>.</summary>
internal static class LineRanges
{
    public static string Of(IEnumerable<Hunk> hunks)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var hunk in hunks.Where(hunk => hunk.NewCount > 0))
        {
            var to = hunk.NewStart + hunk.NewCount - 1;
            if (ranges.Count > 0 && ranges[^1].To + 1 >= hunk.NewStart)
            {
                ranges[^1] = (ranges[^1].From, to);
            }
            else
            {
                ranges.Add((hunk.NewStart, to));
            }
        }

        return string.Join(',', ranges.Select(range => range.From == range.To ? $"{range.From}" : $"{range.From}-{range.To}"));
    }
}
