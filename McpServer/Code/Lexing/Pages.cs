namespace Mcp.Daemon.Code.Lexing;

/// <summary>Components that are a page with a script in it.</summary>
internal static class Pages
{
    public static bool IsPage(string path) =>
        path.EndsWith(".vue", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".svelte", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What is not code in a page: around its scripts everything is markup, which stays visible because it names what the
    /// script declares, and only its own comments go.
    /// </summary>
    public static IReadOnlyList<Region> Regions(string text, Language language)
    {
        var regions = new List<Region>();
        var scripts = text.ToCharArray();
        for (var at = 0; at < text.Length;)
        {
            var tag = text.IndexOf("<script", at, StringComparison.OrdinalIgnoreCase);
            var open = tag < 0 ? -1 : text.IndexOf('>', tag);
            var start = open < 0 ? text.Length : open + 1;
            AddMarkup(text, at, start, regions);
            scripts.AsSpan(at, start - at).Fill(' ');
            at = start < text.Length && text.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase) is var end and >= 0
                ? end : text.Length;
        }

        regions.AddRange(Lexer.Regions(new string(scripts), language));
        regions.Sort((one, other) => one.Start.CompareTo(other.Start));
        return regions;
    }

    private static void AddMarkup(string text, int at, int end, List<Region> regions)
    {
        while (at < end)
        {
            var open = text.IndexOf("<!--", at, end - at, StringComparison.Ordinal);
            var next = open < 0 ? end : open;
            if (next > at)
            {
                regions.Add(new Region(at, next, RegionKind.Markup));
            }

            at = next;
            if (open >= 0)
            {
                var close = text.IndexOf("-->", open, end - open, StringComparison.Ordinal);
                at = close < 0 ? end : close + 3;
                regions.Add(new Region(open, at, RegionKind.BlockComment));
            }
        }
    }
}
