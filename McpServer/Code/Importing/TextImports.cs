using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Importing;

/// <summary>Imports whose target is a literal: Go, Dart, Ruby, Lua.</summary>
internal static class TextImports
{
    private static readonly WordSet DartWords = new("import export part");

    private static readonly WordSet RequireWords = new("require require_relative load autoload");

    public static IReadOnlyList<Import> Go(TokenList tokens)
    {
        var imports = new List<Import>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.Is(at, "import") || !tokens.StartsLine(at))
            {
                continue;
            }

            var isGroup = tokens.Is(at + 1, '(');
            var last = isGroup ? tokens.Close(at + 1) : Math.Min(at + 2, tokens.Count - 1);
            for (var i = at + 1; i <= last; i++)
            {
                if (tokens.IsText(i))
                {
                    // A name of its own stands before the path.
                    var alias = tokens.IsWord(i - 1) && !tokens.Is(i - 1, "import") ? new[] { tokens.Name(i - 1) } : [];
                    imports.Add(new Import(tokens.Line(i), tokens.Content(i)) { Names = alias });
                    last = isGroup ? last : i;
                }
            }

            at = last;
        }

        return imports;
    }

    public static IReadOnlyList<Import> Dart(TokenList tokens) => AfterWord(tokens, DartWords);

    public static IReadOnlyList<Import> Require(TokenList tokens)
    {
        var imports = new List<Import>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var literal = tokens.Is(at + 1, '(') ? at + 2 : at + 1;
            if (RequireWords.Has(tokens, at) && !tokens.Is(at - 1, '.') && tokens.IsText(literal))
            {
                // A relative one is marked as such, as it is in other languages.
                var isRelative = tokens.Is(at, "require_relative") && !tokens.Content(literal).StartsWith('.');
                imports.Add(new Import(tokens.Line(at), (isRelative ? "./" : "") + tokens.Content(literal)));
            }
        }

        return imports;
    }

    private static List<Import> AfterWord(TokenList tokens, WordSet words)
    {
        var imports = new List<Import>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (words.Has(tokens, at) && tokens.StartsLine(at) && tokens.IsText(at + 1))
            {
                imports.Add(new Import(tokens.Line(at), tokens.Content(at + 1)));
            }
        }

        return imports;
    }
}
