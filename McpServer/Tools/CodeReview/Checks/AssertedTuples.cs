using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Python assertions with condition and message in one pair of parentheses: a tuple, which is never false.</summary>
internal sealed class AssertedTuples : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) => language is Language.Python;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.Is(at, "assert") && tokens.StartsLine(at) && tokens.Is(at + 1, '(') && IsTuple(tokens, at + 1))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.High, "asserted_tuple",
                    "Condition and message stand in one pair of parentheses: that is a tuple, and this can never fail.", "assert condition, message");
            }
        }
    }

    private static bool IsTuple(TokenList tokens, int open)
    {
        var close = tokens.Close(open);
        if (close + 1 < tokens.Count && !tokens.StartsLine(close + 1))
        {
            return false;
        }

        for (var i = open + 1; i < close; i++)
        {
            if (tokens.Is(i, ','))
            {
                return true;
            }

            // A comprehension has commas of its own, and none at this level.
            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }

        return false;
    }
}
