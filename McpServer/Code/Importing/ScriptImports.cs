using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Importing;

/// <summary>JavaScript's and TypeScript's imports: statements, re-exports, and calls with a literal.</summary>
internal static class ScriptImports
{
    /// <summary>How many tokens may stand between the keyword and the path.</summary>
    private const int LongestList = 2_000;

    public static IReadOnlyList<Import> Of(TokenList tokens)
    {
        var imports = new List<Import>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.IsWord(at) || tokens.Is(at - 1, '.'))
            {
                continue;
            }

            if ((tokens.Is(at, "require") || tokens.Is(at, "import")) && tokens.Is(at + 1, '(') && tokens.IsText(at + 2))
            {
                imports.Add(new Import(tokens.Line(at), tokens.Content(at + 2)));
            }
            else if (tokens.Is(at, "import") || (tokens.Is(at, "export") && tokens.Mark(at + 1) is '{' or '*')
                || (tokens.Is(at, "export") && tokens.Is(at + 1, "type") && tokens.Mark(at + 2) is '{' or '*'))
            {
                var path = Path(tokens, at);
                if (path > 0)
                {
                    imports.Add(new Import(tokens.Line(at), tokens.Content(path)) { EndLine = tokens.Line(path), Names = Names(tokens, at, path) });
                    at = path;
                }
            }
        }

        return imports;
    }

    /// <summary>The literal after <c>from</c>, or right after the keyword.</summary>
    private static int Path(TokenList tokens, int at)
    {
        if (tokens.IsText(at + 1))
        {
            return tokens.Is(at, "import") ? at + 1 : -1;
        }

        for (var i = at + 1; i < tokens.Count && i - at < LongestList; i++)
        {
            if (tokens.IsText(i))
            {
                return tokens.Is(i - 1, "from") ? i : tokens.Is(i - 1, '(') && tokens.Is(i - 2, "require") ? i : -1;
            }

            var isList = tokens.IsWord(i) || tokens.Mark(i) is '{' or '}' or ',' or '*' or '=' or '(';
            if (!isList || tokens.Is(i, "import") || tokens.Is(i, "export"))
            {
                return -1;
            }
        }

        return -1;
    }

    private static List<string> Names(TokenList tokens, int at, int path)
    {
        var names = new List<string>();
        for (var i = at + 1; i < path - 1; i++)
        {
            if (tokens.IsWord(i) && !tokens.Is(i, "type") && !tokens.Is(i, "as") && !tokens.Is(i - 1, "as"))
            {
                names.Add(tokens.Name(i));
            }
        }

        return names;
    }
}
