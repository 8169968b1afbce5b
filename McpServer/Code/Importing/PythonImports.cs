using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Importing;

/// <summary>Python's <c>import a.b as c, d</c> and <c>from .a import (b, c)</c>.</summary>
internal static class PythonImports
{
    public static IReadOnlyList<Import> Of(TokenList tokens)
    {
        var imports = new List<Import>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.StartsLine(at) && tokens.Mark(at - 1) is not (';' or ':'))
            {
                continue;
            }

            if (tokens.Is(at, "import") && tokens.IsWord(at + 1))
            {
                AddModules(tokens, at, imports);
            }
            else if (tokens.Is(at, "from"))
            {
                AddNames(tokens, at, imports);
            }
        }

        return imports;
    }

    private static void AddModules(TokenList tokens, int at, List<Import> imports)
    {
        for (var i = at + 1; tokens.IsWord(i); i++)
        {
            var last = DottedEnd(tokens, i);
            imports.Add(new Import(tokens.Line(at), tokens.Source(i, last)));
            i = tokens.Is(last + 1, "as") ? last + 3 : last + 1;
            if (!tokens.Is(i, ','))
            {
                return;
            }
        }
    }

    private static void AddNames(TokenList tokens, int at, List<Import> imports)
    {
        var i = at + 1;
        while (tokens.Is(i, '.'))
        {
            i++;
        }

        var last = tokens.IsWord(i) && !tokens.Is(i, "import") ? DottedEnd(tokens, i) : i - 1;
        if (last == at || !tokens.Is(last + 1, "import"))
        {
            return;
        }

        var open = last + 2;
        var isGroup = tokens.Is(open, '(');
        var names = new List<string>();
        var end = open;
        for (var n = isGroup ? open + 1 : open; n < tokens.Count && (isGroup ? n < tokens.Close(open) : n == open || !tokens.StartsLine(n)); n++)
        {
            if (tokens.IsWord(n) && !tokens.Is(n, "as") && !tokens.Is(n - 1, "as"))
            {
                names.Add(tokens.Name(n));
            }

            end = n;
        }

        imports.Add(new Import(tokens.Line(at), tokens.Source(at + 1, last).Replace(" ", "", StringComparison.Ordinal))
        {
            EndLine = tokens.Line(isGroup ? tokens.Close(open) : end),
            Names = names,
        });
    }

    private static int DottedEnd(TokenList tokens, int at)
    {
        while (tokens.Is(at + 1, '.') && tokens.IsWord(at + 2))
        {
            at += 2;
        }

        return at;
    }
}
