namespace Mcp.Daemon.Code.Lexing;

/// <summary>Where a comment begins, and where the one that begins there ends.</summary>
internal static class CommentMarks
{
    /// <summary>The comment that begins at a position; one without an end goes to the end of the text.</summary>
    public static Region? At(string text, int at, Language language, CommentStyle style)
    {
        switch (text[at])
        {
            case '/' when style.HasFlag(CommentStyle.Slashes) && Follows(text, at, '/'):
                return ToLineEnd(text, at, language);
            case '/' when (style & (CommentStyle.Slashes | CommentStyle.Blocks)) != 0 && Follows(text, at, '*'):
                return style.HasFlag(CommentStyle.Nested) ? Nested(text, at) : To("*/", text, at, 2);
            case '-' when style.HasFlag(CommentStyle.Dashes) && Follows(text, at, '-'):
                return style.HasFlag(CommentStyle.LongBrackets) && Follows(text, at + 1, '[')
                    && ScriptQuotes.Lua(text, at + 2) is { } bracket
                    ? To(bracket.Close, text, at, 2 + bracket.OpenLength)
                    : ToLineEnd(text, at, language);
            case '#' when style.HasFlag(CommentStyle.Hash) && BeginsAtHash(text, at, language):
                return ToLineEnd(text, at, language);
            case '=' when style.HasFlag(CommentStyle.BeginEnd) && IsRubyBlock(text, at):
                var block = To("\n=end", text, at, "=begin".Length);
                return block with { End = LineEnd(text, block.End) };
            default:
                return null;
        }
    }

    public static int LineEnd(string text, int at) => text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;

    public static Region ToLineEnd(string text, int at, Language language)
    {
        var end = LineEnd(text, at);
        if (language is Language.Php && text.IndexOf("?>", at, end - at, StringComparison.Ordinal) is var close and >= 0)
        {
            end = close;
        }

        return new Region(at, end > at && text[end - 1] == '\r' ? end - 1 : end, RegionKind.LineComment);
    }

    // In a shell the sign also counts, as in ${#list} and $#; in PHP it opens an attribute.
    private static bool BeginsAtHash(string text, int at, Language language) => language switch
    {
        Language.Shell => at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is ';' or '&' or '|' or '(' or ')' or '`',
        Language.Php => !Follows(text, at, '['),
        _ => true,
    };

    private static bool IsRubyBlock(string text, int at) =>
        (at == 0 || text[at - 1] == '\n') && string.CompareOrdinal(text, at, "=begin", 0, "=begin".Length) == 0;

    private static Region To(string close, string text, int at, int openLength)
    {
        var end = text.IndexOf(close, Math.Min(text.Length, at + openLength), StringComparison.Ordinal);
        return new Region(at, end < 0 ? text.Length : end + close.Length, RegionKind.BlockComment);
    }

    private static Region Nested(string text, int at)
    {
        var depth = 1;
        var i = at + 2;
        while (i < text.Length && depth > 0)
        {
            var opens = text[i] == '/' && Follows(text, i, '*');
            var closes = text[i] == '*' && Follows(text, i, '/');
            depth += opens ? 1 : closes ? -1 : 0;
            i += opens || closes ? 2 : 1;
        }

        return new Region(at, i, RegionKind.BlockComment);
    }

    private static bool Follows(string text, int at, char c) => at + 1 < text.Length && text[at + 1] == c;
}
