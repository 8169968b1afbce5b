using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>
/// Conditions that assign where they were meant to compare. Parentheses of their own, a call and a step along a list say
/// that it is meant.
/// </summary>
internal sealed class AssignedConditions : ReviewCheck
{
    private static readonly WordSet Constants = new("true false null nil undefined nullptr NULL None TRUE FALSE");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) =>
        language is Language.C or Language.Cpp or Language.JavaScript or Language.TypeScript or Language.Php or Language.CSharp or Language.Java;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var conditions = file.Statements.Choices.SelectMany(choice => choice.Conditional).Select(branch => (branch.Header, IsLoop: false))
            .Concat(file.Statements.Loops.Where(loop => file.Source.Tokens.Is(loop.Block.Word, "while")).Select(loop => (loop.Block.Header, IsLoop: true)));
        foreach (var (header, isLoop) in conditions)
        {
            if (Assigned(file, header, isLoop) is { } target)
            {
                yield return FoundInCode.At(
                    file.Source, file.Source.Tokens.Line(header.First), Severity.High, "assignment_in_condition",
                    $"This assigns to {target} and does not compare: the condition is what was assigned, whatever {target} was before.", "Compare with ==, or put the assignment before the condition.");
            }
        }
    }

    /// <summary>What is assigned to; null where the condition is none that could be meant to compare.</summary>
    private static string? Assigned(LookedFile file, TokenSpan header, bool isLoop)
    {
        var tokens = file.Source.Tokens;
        var target = header.IsEmpty ? -1 : MemberChain.Last(tokens, header.First);
        var equal = target + 1;
        if (target < 0 || target > header.Last || !tokens.Is(equal, '=') || tokens.Is(equal, '=', '=') || tokens.Is(equal, '=', '>'))
        {
            return null;
        }

        var value = equal + 1;
        var isConstant = value == header.Last && (Constants.Has(tokens, value) || tokens.IsText(value) || tokens[value].Kind is TokenKind.Number);
        var isName = !isLoop && MemberChain.Last(tokens, value) == header.Last;
        // Elsewhere only a truth value compiles.
        var isFault = file.Language is Language.CSharp or Language.Java ? isConstant && (tokens.Is(value, "true") || tokens.Is(value, "false"))
            : isConstant || (isName && file.Language is not Language.Php);
        return isFault ? tokens.Source(header.First, target) : null;
    }
}
