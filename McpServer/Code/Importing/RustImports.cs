using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Importing;

/// <summary>Rust's <c>use</c>, with a target for every path of its tree, and <c>mod name;</c>.</summary>
internal static class RustImports
{
    /// <summary>Trees inside trees are followed this far; what is deeper is written by a machine.</summary>
    private const int Deepest = 16;

    /// <summary>A path that is longer than this is cut: it names nothing that anybody wrote.</summary>
    private const int LongestPath = 500;

    public static IReadOnlyList<Import> Of(TokenList tokens)
    {
        var imports = new List<Import>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.Is(at, "mod") && tokens.IsWord(at + 1) && tokens.Is(at + 2, ';'))
            {
                imports.Add(new Import(tokens.Line(at), "self::" + tokens.Name(at + 1)));
            }
            else if (tokens.Is(at, "use") && tokens.Mark(at - 1) is ';' or '{' or '}' or ']' or ')' or '\0'
                && (tokens.IsWord(at + 1) || tokens.Mark(at + 1) is ':' or '{'))
            {
                at = Tree(tokens, at + 1, "", tokens.Line(at), 0, imports);
            }
        }

        return imports;
    }

    /// <summary>Adds the paths that begin at a position, and says where the tree ends.</summary>
    private static int Tree(TokenList tokens, int at, string prefix, int line, int depth, List<Import> imports)
    {
        var path = prefix;
        for (; at < tokens.Count; at++)
        {
            if (tokens.Is(at, "as"))
            {
                at++;
            }
            else if (tokens.IsWord(at) || tokens.Is(at, '*'))
            {
                path += path.Length < LongestPath ? tokens.Text(at).ToString() : "";
            }
            else if (tokens.Is(at, ':', ':'))
            {
                path += path.Length is > 0 and < LongestPath ? "::" : "";
                at++;
            }
            else if (tokens.Is(at, '{') && depth < Deepest)
            {
                var close = tokens.Close(at);
                for (var part = at + 1; part < close; part++)
                {
                    part = Tree(tokens, part, path, line, depth + 1, imports);
                }

                return close;
            }
            else
            {
                break;
            }
        }

        if (path.Length > prefix.Length)
        {
            // Inside a tree, self is what the tree hangs from.
            path = prefix.Length > 0 && path == prefix + "self" ? prefix[..^2] : path;
            imports.Add(new Import(line, path));
        }

        return at;
    }
}
