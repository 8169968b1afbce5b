using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Importing;

/// <summary>PHP's <c>use</c> of names outside of classes and closures, and the files that it includes.</summary>
internal static class PhpImports
{
    /// <summary>A path that is longer than this is cut: it names nothing that anybody wrote.</summary>
    private const int LongestPath = 500;

    private static readonly WordSet Includes = new("require require_once include include_once");

    public static IReadOnlyList<Import> Of(TokenList tokens)
    {
        var imports = new List<Import>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Includes.Has(tokens, at))
            {
                AddInclude(tokens, at, imports);
            }
            else if (tokens.Is(at, "use") && tokens.Mark(at - 1) is not (')' or '{' or '>'))
            {
                AddUse(tokens, at, imports);
            }
        }

        return imports;
    }

    /// <summary><c>require __DIR__ . '/a.php';</c>: the directory is that of the file.</summary>
    private static void AddInclude(TokenList tokens, int at, List<Import> imports)
    {
        var i = at + (tokens.Is(at + 1, '(') ? 2 : 1);
        var isHere = tokens.Is(i, "__DIR__") && tokens.Is(i + 1, '.');
        i += isHere ? 2 : 0;
        if (tokens.IsText(i))
        {
            imports.Add(new Import(tokens.Line(at), isHere ? "." + tokens.Content(i) : tokens.Content(i)));
        }
    }

    private static void AddUse(TokenList tokens, int at, List<Import> imports)
    {
        var line = tokens.Line(at);
        var (path, prefix) = ("", "");
        for (var i = at + 1; i < tokens.Count; i++)
        {
            if (tokens.Is(i, "as"))
            {
                i++;
            }
            else if (path.Length > LongestPath)
            {
                return;
            }
            else if (tokens.IsWord(i))
            {
                path += tokens.Is(i - 1, "use") && (tokens.Is(i, "function") || tokens.Is(i, "const")) ? "" : tokens.Name(i);
            }
            else if (tokens.Is(i, '\\'))
            {
                path += path.Length > 0 ? "\\" : "";
            }
            else if (tokens.Is(i, '{'))
            {
                (prefix, path) = (path, "");
            }
            else
            {
                if (path.Length > 0)
                {
                    imports.Add(new Import(line, prefix + path));
                }

                path = "";
                if (tokens.Mark(i) is not (',' or '}'))
                {
                    return;
                }
            }
        }
    }
}
