using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Choices that choose nothing, and conditions that an earlier one of the same chain has used up.</summary>
internal sealed class IdenticalBranches : ReviewCheck
{
    // A call of such a name may answer otherwise the second time.
    private static readonly string[] Moving =
        ["next", "read", "pop", "shift", "rand", "try", "recv", "receive", "take", "poll", "advance", "accept", "consume", "scan", "match", "eat", "skip", "get", "peek", "move"];

    private static readonly WordSet Trivial = new("pass continue break return");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) => language is not (Language.Ruby or Language.Lua or Language.Shell or Language.Sql or Language.Other);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        foreach (var choice in file.Statements.Choices)
        {
            if (choice.HasElse && choice.Branches.Skip(1).All(branch => MemberChain.Same(tokens, choice.Branches[0].Body, branch.Body)) && IsWorthSaying(tokens, choice.Branches[0].Body))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(choice.Branches[0].Word), Severity.Medium, "identical_branches",
                    "All branches do the same, so the condition decides nothing: one of them was meant to differ.", "Make the branch differ, or drop the condition.");
            }

            foreach (var (first, second) in Repeated(tokens, choice))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(second.Word), Severity.Medium, "repeated_condition",
                    $"The same condition stands in line {tokens.Line(first.Word)} of this chain, so this branch never runs.", "Correct the condition, or remove the branch.");
            }
        }
    }

    private static IEnumerable<(Block First, Block Second)> Repeated(TokenList tokens, Choice choice)
    {
        var seen = new List<Block>();
        foreach (var branch in choice.Conditional)
        {
            // In a long chain the last ones are compared: what is repeated stands near.
            if (seen.TakeLast(32).FirstOrDefault(earlier => MemberChain.Same(tokens, earlier.Header, branch.Header)) is { End: > 0 } first && IsSteady(tokens, branch.Header))
            {
                yield return (first, branch);
            }

            seen.Add(branch);
        }
    }

    /// <summary>Whether a condition has the same answer twice: it changes nothing, and asks nothing that moves on.</summary>
    private static bool IsSteady(TokenList tokens, TokenSpan condition) => !condition.IsEmpty && condition.All.All(at =>
        !tokens.Is(at, ';') && !tokens.Is(at, '+', '+') && !tokens.Is(at, '-', '-')
        && !(tokens.Is(at, '=') && !tokens.Is(at, '=', '=') && !IsComparison(tokens, at))
        && !(tokens.IsWord(at) && tokens.Is(at + 1, '(') && IsMoving(tokens.Name(at))));

    private static bool IsComparison(TokenList tokens, int at) => tokens.Mark(at - 1) is '=' or '!' or '<' or '>' && tokens[at - 1].End == tokens[at].Start;

    private static bool IsMoving(string name) => Array.Exists(Moving, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    // Two empty branches, and two that only leave, are written for those who read them.
    private static bool IsWorthSaying(TokenList tokens, TokenSpan body) => !body.IsEmpty && !body.All.All(at => Trivial.Has(tokens, at) || tokens.Is(at, ';'));
}
