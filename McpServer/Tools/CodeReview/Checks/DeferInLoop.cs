using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Go's defer where it piles up, since it waits for the end of the function and not of the loop's turn.</summary>
internal sealed class DeferInLoop : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Performance;

    protected override bool Reads(Language language) => language is Language.Go;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        foreach (var at in file.Statements.Loops.SelectMany(loop => Deferred(tokens, loop.Block.Body)).Distinct().Order())
        {
            yield return FoundInCode.At(
                file.Source, tokens.Line(at), Severity.Medium, "defer_in_loop",
                "What is deferred here runs when the function ends, not at the end of each turn: everything stays open until then.", "Move the body of the loop into a function of its own.");
        }
    }

    private static IEnumerable<int> Deferred(TokenList tokens, TokenSpan body)
    {
        for (var at = body.First; at <= body.Last; at++)
        {
            if (tokens.Is(at, "func"))
            {
                at = FunctionEnd(tokens, at);
            }
            else if (tokens.Is(at, "defer"))
            {
                yield return at;
            }
        }
    }

    /// <summary>A function that is written inside has an end of its own.</summary>
    private static int FunctionEnd(TokenList tokens, int at)
    {
        for (var i = at + 1; i < tokens.Count && i - at < 64; i++)
        {
            if (tokens.Is(i, '{'))
            {
                return tokens.Close(i);
            }

            i = tokens.Mark(i) is '(' or '[' && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }

        return at;
    }
}
