using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Statements;

/// <summary>The cases of the <c>switch</c> statements of a file whose labels end with a colon.</summary>
internal static class SwitchCases
{
    /// <summary>A list for each statement; those whose arms have arrows are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<SwitchCase>> Of(SourceFile file)
    {
        var switches = Enumerable.Range(0, file.Tokens.Count)
            .Where(at => file.Tokens.Is(at, "switch") && !file.Tokens.Is(at - 1, '.'))
            .Select(at => Blocks.After(file, at)).OfType<Block>();
        return [.. Nesting.Shallow(switches, block => block).Select(block => Cases(file.Tokens, block)).Where(cases => cases.Count > 0)];
    }

    private static List<SwitchCase> Cases(TokenList tokens, Block block)
    {
        var labels = new List<(int Word, int Colon)>();
        for (var i = block.Body.First; i <= block.Body.Last; i++)
        {
            if ((tokens.Is(i, "case") || tokens.Is(i, "default")) && !tokens.Is(i - 1, '.'))
            {
                if (Colon(tokens, i, block.Body.Last) is not { } colon)
                {
                    return [];
                }

                labels.Add((i, colon));
                i = colon;
            }
            else
            {
                i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) : i;
            }
        }

        var cases = new List<SwitchCase>();
        foreach (var (index, (word, colon)) in labels.Index())
        {
            var isLast = index == labels.Count - 1;
            var body = new TokenSpan(colon + 1, isLast ? block.Body.Last : labels[index + 1].Word - 1);
            if (!body.IsEmpty || isLast)
            {
                cases.Add(new SwitchCase(word, body, isLast));
            }
        }

        return cases;
    }

    private static int? Colon(TokenList tokens, int word, int last)
    {
        for (var i = word + 1; i <= last; i++)
        {
            if (tokens.Is(i, ':', ':'))
            {
                i++;
                continue;
            }

            if (tokens.Is(i, ':'))
            {
                return i;
            }

            if (tokens.Is(i, '=', '>') || tokens.Is(i, '-', '>') || tokens.Mark(i) is ';' or '}')
            {
                return null;
            }

            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }

        return null;
    }
}
