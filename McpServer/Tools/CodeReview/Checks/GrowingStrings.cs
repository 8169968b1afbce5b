using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Strings that a loop makes longer, where each turn copies all that was there before.</summary>
internal sealed class GrowingStrings : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Performance;

    protected override bool Reads(Language language) => language is Language.CSharp or Language.Java or Language.Go;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        var found = new SortedSet<int>();
        foreach (var loop in file.Statements.Loops)
        {
            foreach (var at in loop.Block.Body.All.Where(at => tokens.IsWord(at) && tokens.Is(at + 1, '+', '=') && file.Statements.StartsStatement(at)))
            {
                if (file.Statements.FunctionAt(at) is { } function && IsString(file, function, loop.Block, at))
                {
                    found.Add(at);
                }
            }
        }

        foreach (var at in found)
        {
            yield return FoundInCode.At(
                file.Source, tokens.Line(at), Severity.Low, "string_grows_in_loop",
                $"Each turn copies all of {tokens.Name(at)} so far: the time grows with the square of its length.",
                file.Language is Language.Go ? "Use a strings.Builder." : "Use a StringBuilder.");
        }
    }

    /// <summary>Whether a variable is a string that was declared before the loop and is not declared in it.</summary>
    private static bool IsString(LookedFile file, Declaration function, Block loop, int use)
    {
        var tokens = file.Source.Tokens;
        var isString = false;
        for (var at = function.NameToken + 1; at < use; at++)
        {
            if (tokens.Text(at).SequenceEqual(tokens.Text(use)) && Declares(file, at) is { } found)
            {
                isString = found && at < loop.Word;
            }
        }

        return isString;
    }

    /// <summary>Whether a name is declared at a token as a string (true) or as something else; null where it is only used.</summary>
    private static bool? Declares(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        if (file.Language is Language.Go)
        {
            return tokens.Is(at + 1, ':', '=') ? tokens.IsText(at + 3)
                : tokens.Is(at - 1, "var") ? tokens.Is(at + 1, "string") || (tokens.Is(at + 1, '=') && tokens.IsText(at + 2))
                : null;
        }

        return tokens.Is(at - 1, "string") || tokens.Is(at - 1, "String") ? true
            : tokens.Is(at - 1, "var") ? tokens.Is(at + 1, '=') && (tokens.IsText(at + 2) || tokens.Is(at + 4, "Empty"))
            : tokens.IsWord(at - 1) && tokens.Mark(at + 1) is '=' or ';' && !tokens.Is(at - 1, "return") ? false
            : null;
    }
}
