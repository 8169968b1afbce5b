using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>A value compared with itself, or assigned to itself. <c>x != x</c> is how one asks for NaN, and stays.</summary>
internal sealed class SameOperands : ReviewCheck
{
    private static readonly string[] Operators = ["===", "==", "<=", ">=", "&&", "||", "<", ">"];

    private static readonly WordSet Before = new("return if while and or not elif assert when until unless in");

    private static readonly WordSet After = new("and or if else then do");

    private static readonly WordSet Values = new("true false null None nil this self super");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) => language is not (Language.Shell or Language.Sql or Language.Other);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 1; at < tokens.Count; at++)
        {
            if (tokens[at].Kind is not TokenKind.Mark)
            {
                continue;
            }

            if (Operator(tokens, at) is { } found)
            {
                if (Operand(file, at, at + found.Length) is { } same)
                {
                    var isLogic = found is "&&" or "||";
                    yield return FoundInCode.At(
                        file.Source, tokens.Line(at), Severity.Medium, "same_operands",
                        isLogic ? $"Both sides of {found} are {same}: one of them was meant to be something else." : $"{same} is compared with itself, which is always {(found is "<" or ">" ? "false" : "true")}: one side was meant to be something else.");
                }

                at += found.Length - 1;
            }
            else if (IsAssignment(tokens, at) && Assigned(file, at) is { } target)
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.Medium, "self_assignment", $"{target} is assigned to itself: the value that was meant never arrives.");
            }
        }
    }

    private static string? Operator(TokenList tokens, int at)
    {
        foreach (var sought in Operators)
        {
            var isAt = true;
            for (var i = 0; i < sought.Length && isAt; i++)
            {
                isAt = tokens.Is(at + i, sought[i]) && (i == 0 || tokens[at + i - 1].End == tokens[at + i].Start);
            }

            // Another mark that touches it makes it a shift, an arrow or an assignment.
            if (isAt && !(Touches(tokens, at - 1, at) || Touches(tokens, at + sought.Length - 1, at + sought.Length)))
            {
                return sought;
            }
        }

        return null;
    }

    private static bool Touches(TokenList tokens, int one, int next) =>
        tokens[one].End == tokens[next].Start && tokens.Mark(one) is not ('\0' or ')' or ']') && tokens.Mark(next) is not ('\0' or '(' or '[' or '$');

    /// <summary>What stands on both sides of an operator, when it is the same and the whole of both operands.</summary>
    private static string? Operand(LookedFile file, int at, int behind)
    {
        var tokens = file.Source.Tokens;
        var (first, last) = (MemberChain.First(tokens, at - 1), MemberChain.Last(tokens, behind));
        if (first < 0 || last < behind || tokens[at - 1].End == tokens[at].Start != (tokens[behind - 1].End == tokens[behind].Start))
        {
            return null;
        }

        var (left, right) = (new TokenSpan(first, at - 1), new TokenSpan(behind, last));
        var isIsolated = (tokens.Mark(first - 1) is '(' or ',' or ';' or '{' or '}' || Before.Has(tokens, first - 1) || IsLogic(tokens, first - 1) || (tokens.Is(first - 1, '=') && !IsPart(tokens, first - 1)))
            && (tokens.Mark(last + 1) is ')' or ',' or ';' or ':' or '?' or '{' || After.Has(tokens, last + 1) || tokens.Is(last + 1, '&', '&') || tokens.Is(last + 1, '|', '|')
                || (tokens.StartsLine(last + 1) && tokens.Mark(last + 1) is '\0' or '}') || last + 1 >= tokens.Count);
        return isIsolated && MemberChain.Same(tokens, left, right) && !Values.Has(tokens, at - 1) && !IsTypeArgument(tokens, at, last) ? tokens.Source(first, at - 1) : null;
    }

    private static bool IsLogic(TokenList tokens, int at) => tokens.Is(at - 1, '&', '&') || tokens.Is(at - 1, '|', '|');

    private static bool IsPart(TokenList tokens, int at) => tokens.Mark(at - 1) is not ('\0' or ')' or ']') && tokens[at - 1].End == tokens[at].Start;

    // Map<A, A> and List<A>: a name in angle brackets, or between them.
    private static bool IsTypeArgument(TokenList tokens, int at, int last) => (tokens.Is(at, '<') || tokens.Is(at, '>')) && (tokens.Is(last + 1, ',') || tokens.Is(last + 1, '>'));

    private static bool IsAssignment(TokenList tokens, int at) =>
        tokens.Is(at, '=') && tokens.Mark(at - 1) is '\0' or ']' && tokens.Mark(at + 1) is '\0' && tokens[at + 1].Kind is TokenKind.Word;

    private static string? Assigned(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        var (first, last) = (MemberChain.First(tokens, at - 1), MemberChain.Last(tokens, at + 1));
        var isWhole = first >= 0 && last > at && file.Statements.StartsStatement(first)
            && (tokens.Is(last + 1, ';') || (Code.Statements.Blocks.EndsAtLine(file.Language) && (last + 1 >= tokens.Count || (tokens.StartsLine(last + 1) && tokens.Mark(last + 1) is '\0' or '}'))));
        // In a module or a class of Python it takes a name in that is then its own.
        var isMember = file.Language is Language.Python && first == at - 1 && file.Statements.FunctionAt(first) is null;
        return isWhole && !isMember && MemberChain.Same(tokens, new TokenSpan(first, at - 1), new TokenSpan(at + 1, last)) ? tokens.Source(first, at - 1) : null;
    }
}
