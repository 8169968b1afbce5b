using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>The names that a JavaScript or TypeScript file exports apart from their declarations.</summary>
internal static class ScriptExports
{
    public static IReadOnlySet<string> Of(TokenList tokens)
    {
        var names = new HashSet<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Is(i, "export") && !tokens.Is(i - 1, '.'))
            {
                // export { a, b as c }; export default a;
                var isList = tokens.Is(i + 1, '{') || (tokens.Is(i + 1, "type") && tokens.Is(i + 2, '{'));
                AddNames(tokens, tokens.Is(i + 1, "type") && isList ? i + 2 : i + 1, names);
                AddName(tokens, tokens.Is(i + 1, "default") ? i + 2 : -1, names);
            }
            else if (tokens.Is(i, "exports") && tokens.Is(i + 1, '='))
            {
                // module.exports = { a, b }; module.exports = a;
                AddNames(tokens, i + 2, names);
                AddName(tokens, i + 2, names);
            }
            else if (tokens.Is(i, "exports") && tokens.Is(i + 1, '.') && tokens.Is(i + 3, '='))
            {
                AddName(tokens, i + 4, names);
            }
        }

        return names;
    }

    private static void AddName(TokenList tokens, int at, HashSet<string> names)
    {
        if (tokens.IsWord(at) && (tokens.Is(at + 1, ';') || at + 1 == tokens.Count || tokens.StartsLine(at + 1)))
        {
            names.Add(tokens.Name(at));
        }
    }

    private static void AddNames(TokenList tokens, int open, HashSet<string> names)
    {
        if (!tokens.Is(open, '{'))
        {
            return;
        }

        for (var i = open + 1; i < tokens.Close(open); i++)
        {
            if (tokens.Mark(i) is '{' or '(' or '[')
            {
                i = tokens.Close(i);
            }
            else if (tokens.IsWord(i) && tokens.Mark(i - 1) is '{' or ',' or ':')
            {
                names.Add(tokens.Name(i));
            }
        }
    }
}
