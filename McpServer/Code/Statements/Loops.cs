using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Statements;

/// <summary>The loops of a file, and the calls that run a function for each of several things.</summary>
internal static class Loops
{
    /// <summary>How far behind the parenthesis the arrow of a function that is given away may stand.</summary>
    private const int LongestParameters = 16;

    private static readonly WordSet Words = new("for foreach while do loop");

    private static readonly WordSet Callbacks = new("forEach map flatMap filter reduce ForEach");

    private static readonly WordSet Separators = new("in of range");

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Loop> Of(SourceFile file) => Nesting.Shallow(Found(file), loop => loop.Block);

    private static List<Loop> Found(SourceFile file)
    {
        var tokens = file.Tokens;
        var loops = new List<Loop>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Words.Has(tokens, at) && IsLoop(file, at) && Blocks.After(file, at) is { } block)
            {
                loops.Add(new Loop(block, IsEach(file, block)));
            }
            else if (Callbacks.Has(tokens, at) && tokens.Is(at - 1, '.') && tokens.Is(at + 1, '(') && TakesFunction(file, at + 1))
            {
                var close = tokens.Close(at + 1);
                loops.Add(new Loop(new Block(at, new TokenSpan(at, at), new TokenSpan(at + 2, close - 1), close), IsEach: true));
            }
        }

        return loops;
    }

    private static bool IsLoop(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        if (tokens.Is(at - 1, '.') || (tokens.Is(at, "loop") && file.Language is not Language.Rust))
        {
            return false;
        }

        // The while behind a do has no body, and a word in a comprehension has none that follows it.
        return file.Language is Language.Python
            ? tokens.StartsLine(at) || tokens.Is(at - 1, "async")
            : !(tokens.Is(at, "while") && tokens.Is(at - 1, '}') && tokens.Is(tokens.Open(at - 1) - 1, "do"));
    }

    private static bool IsEach(SourceFile file, Block block)
    {
        var tokens = file.Tokens;
        if (tokens.Is(block.Word, "foreach"))
        {
            return true;
        }

        if (!tokens.Is(block.Word, "for"))
        {
            return false;
        }

        for (var i = block.Header.First; i <= block.Header.Last; i++)
        {
            if (Separators.Has(tokens, i) || (tokens.Is(i, ':') && file.Language is Language.Java or Language.Cpp && !tokens.Is(i, ':', ':') && !tokens.Is(i - 1, ':')))
            {
                return true;
            }

            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }

        return false;
    }

    private static bool TakesFunction(SourceFile file, int open)
    {
        var tokens = file.Tokens;
        if (file.Language is not (Language.JavaScript or Language.TypeScript or Language.CSharp) || !tokens.IsPaired(open))
        {
            return false;
        }

        for (var i = open + 1; i < Math.Min(tokens.Close(open), open + LongestParameters); i++)
        {
            if (tokens.Is(i, "function") || tokens.Is(i, '=', '>'))
            {
                return true;
            }
        }

        return false;
    }
}
