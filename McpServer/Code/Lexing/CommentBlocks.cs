using System.Text;

namespace Mcp.Daemon.Code.Lexing;

/// <summary>Makes comments of the regions that were found: joined, and without their marks.</summary>
internal static class CommentBlocks
{
    public static IReadOnlyList<CommentBlock> Of(string text, LineTable lines, IReadOnlyList<Region> regions, Language language)
    {
        var blocks = new List<CommentBlock>();
        var said = new StringBuilder();
        var (line, endLine, isDoc) = (0, 0, false);
        foreach (var region in regions.Where(region => region.IsComment))
        {
            var whole = text.AsSpan(region.Start, region.End - region.Start);
            var (first, last) = (lines.Of(region.Start), lines.Of(region.End - 1));
            var doc = IsDoc(whole, language);
            if (region.Kind is RegionKind.BlockComment)
            {
                Close();
                blocks.Add(new CommentBlock(first, last, BlockText(whole), doc));
                continue;
            }

            var isAlone = text.AsSpan(lines.Start(first), region.Start - lines.Start(first)).IsWhiteSpace();
            if (line == 0 || first != endLine + 1 || doc != isDoc || !isAlone)
            {
                Close();
                (line, isDoc) = (first, doc);
            }

            said.Append(said.Length == 0 && line == first ? "" : "\n").Append(LineText(whole));
            endLine = last;
            if (!isAlone)
            {
                // What stands behind code says something of that line and does not go on below it.
                Close();
            }
        }

        Close();
        return blocks;

        void Close()
        {
            if (line > 0)
            {
                blocks.Add(new CommentBlock(line, endLine, said.ToString().Trim(), isDoc));
                said.Clear();
                line = 0;
            }
        }
    }

    private static bool IsDoc(ReadOnlySpan<char> comment, Language language) => language switch
    {
        Language.Python => comment[0] != '#',
        Language.Lua => comment.StartsWith("---"),
        Language.Ruby or Language.Shell or Language.Sql or Language.Go => false,
        _ => IsLineDoc(comment) || IsBlockDoc(comment),
    };

    private static bool IsLineDoc(ReadOnlySpan<char> comment) =>
        (comment.StartsWith("///") && !comment.StartsWith("////")) || comment.StartsWith("//!");

    private static bool IsBlockDoc(ReadOnlySpan<char> comment) =>
        comment.StartsWith("/*!") || (comment.StartsWith("/**") && comment.Length > 4 && comment[3] is not ('*' or '/'));

    private static string LineText(ReadOnlySpan<char> comment) => comment.TrimStart(comment[0]).TrimStart('!').Trim().ToString();

    private static string BlockText(ReadOnlySpan<char> comment)
    {
        var inner = comment[0] switch
        {
            '/' => Between(comment, "/*", "*/").Trim('*').TrimStart('!'),
            '<' => Between(comment, "<!--", "-->"),
            '=' => Between(comment, "=begin", "=end"),
            '-' => comment.Trim("-[=]"),
            _ => comment.TrimStart("rRbBuU").Trim("\"'"),
        };
        var said = new StringBuilder(inner.Length);
        foreach (var line in inner.EnumerateLines())
        {
            var trimmed = line.Trim();
            said.Append(trimmed.StartsWith("* ") || trimmed is "*" ? trimmed[1..].TrimStart() : trimmed).Append('\n');
        }

        return said.ToString().Trim();
    }

    /// <summary>Without its marks, of which the last may be missing.</summary>
    private static ReadOnlySpan<char> Between(ReadOnlySpan<char> comment, string open, string close)
    {
        var inner = comment[open.Length..];
        var end = inner.LastIndexOf(close);
        return end < 0 ? inner : inner[..end];
    }
}
