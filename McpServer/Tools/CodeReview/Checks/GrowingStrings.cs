using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
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
        var declared = new Dictionary<Declaration, ILookup<string, (int At, bool IsString)>>();
        foreach (var loop in file.Statements.Loops)
        {
            foreach (var at in loop.Block.Body.All.Where(at => tokens.IsWord(at) && tokens.Is(at + 1, '+', '=') && file.Statements.StartsStatement(at)))
            {
                if (file.Statements.FunctionAt(at) is not { } function)
                {
                    continue;
                }

                if (!declared.TryGetValue(function, out var known))
                {
                    declared[function] = known = Declared(file, function);
                }

                if (IsString(tokens, known, loop.Block, at))
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
    private static bool IsString(TokenList tokens, ILookup<string, (int At, bool IsString)> declared, Block loop, int use) =>
        declared[tokens.Name(use)].LastOrDefault(each => each.At < use) is { IsString: true } last && last.At < loop.Word;

    /// <summary>What a function declares, by name and in order: read once, for a function may be long.</summary>
    private static ILookup<string, (int At, bool IsString)> Declared(LookedFile file, Declaration function) =>
        (from at in Enumerable.Range(function.NameToken + 1, Math.Max(0, function.LastToken - function.NameToken))
         where file.Source.Tokens.IsWord(at)
         let isString = Declares(file, at)
         where isString is not null
         select (At: at, IsString: isString.Value)).ToLookup(each => file.Source.Tokens.Name(each.At));

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
