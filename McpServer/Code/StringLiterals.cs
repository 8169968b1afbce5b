namespace Mcp.Daemon.Code;

/// <summary>The strings of a file. A string with holes is as many as the code in its holes parts it into.</summary>
internal static class StringLiterals
{
    /// <summary>In the order in which they stand; none of comments, docstrings and languages that are not read.</summary>
    public static IEnumerable<StringLiteral> Of(SourceFile file)
    {
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.IsText(at))
            {
                yield return new StringLiteral(tokens.Line(at), tokens.Content(at));
            }
        }
    }
}
