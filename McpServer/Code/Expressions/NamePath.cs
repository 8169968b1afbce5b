using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Expressions;

/// <summary>A name with those before it: <c>app.config.secret</c>, <c>Runtime.getRuntime().exec</c>, <c>$db->query</c>.</summary>
internal static class NamePath
{
    /// <summary>Longer chains of calls are cut at their beginning.</summary>
    private const int MostParts = 8;

    /// <summary>The path that ends with the name at a position, joined by dots, and its first token.</summary>
    public static (string Path, int First) EndingAt(TokenList tokens, int at)
    {
        var path = Clean(tokens, at);
        var first = at;
        for (var parts = 1; parts < MostParts; parts++)
        {
            var end = BeforeDot(tokens, first);
            if (end < 0)
            {
                break;
            }

            var isCall = tokens.Is(end, ')') || tokens.Is(end, ']');
            var name = isCall ? tokens.Open(end) - 1 : end;
            // Of new Cart().Add(item) the keyword is no part; a cast or a literal has no name.
            if (!tokens.IsWord(name))
            {
                first = isCall ? tokens.Open(end) : first;
                break;
            }

            path = $"{Clean(tokens, name)}{(tokens.Is(end, ')') ? "()" : "")}.{path}";
            first = name;
        }

        return (path, first);
    }

    /// <summary>The last token before the dot, the arrow or the colons before a name; -1 without any.</summary>
    private static int BeforeDot(TokenList tokens, int at)
    {
        if (tokens.Is(at - 1, '.'))
        {
            return tokens.Is(at - 2, '?') || tokens.Is(at - 2, '!') ? at - 3 : at - 2;
        }

        return tokens.Is(at - 2, ':', ':') || tokens.Is(at - 2, '-', '>') ? (tokens.Is(at - 3, '?') ? at - 4 : at - 3) : -1;
    }

    private static string Clean(TokenList tokens, int at) => tokens.Name(at).TrimStart('$');
}
