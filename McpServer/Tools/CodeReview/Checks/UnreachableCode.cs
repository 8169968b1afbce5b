using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Statements behind one that leaves, in the same block.</summary>
internal sealed class UnreachableCode : ReviewCheck
{
    private static readonly WordSet Leaving = new("return throw raise break continue");

    // What may stand there for all that: labels, and declarations that hold for the whole block.
    private static readonly WordSet Allowed = new("case default function class else elif except finally catch async var interface type enum yield endif public private protected");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) =>
        language is Language.Python or Language.JavaScript or Language.TypeScript or Language.CSharp or Language.Go or Language.C or Language.Cpp or Language.Php;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Leaving.Has(tokens, at) && file.Statements.StartsStatement(at) && IsOwnStatement(file, at) && Next(file, at) is { } next && IsDead(file, at, next))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(next), Severity.Medium, "unreachable_code",
                    $"This never runs: the {tokens.Name(at)} in line {tokens.Line(at)} leaves before it.", "Remove it, or move it before what leaves.");
            }
        }
    }

    // Without braces a statement belongs to the condition before it.
    private static bool IsOwnStatement(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        return file.Language is Language.Python ? tokens.StartsLine(at)
            : file.Statements.Around(at) >= 0 && (!tokens.Is(at - 1, ')') || EndsStatement(file, at - 1)) && !tokens.Is(at - 1, "else") && !tokens.Is(at - 1, "do");
    }

    // In Go no condition does without braces, and none stands in parentheses that end a line.
    private static bool EndsStatement(LookedFile file, int parenthesis) => file.Language is Language.Go && file.Source.Tokens.StartsLine(parenthesis + 1);

    /// <summary>The statement that follows in the same block; null when none does.</summary>
    private static int? Next(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        if (file.Language is Language.Python)
        {
            var next = at + 1;
            while (next < tokens.Count && !(tokens.StartsLine(next) && !tokens.Is(next - 1, '\\')))
            {
                next = tokens.Mark(next) is '(' or '[' or '{' && tokens.IsPaired(next) ? tokens.Close(next) + 1 : next + 1;
            }

            return next < tokens.Count && tokens.Indent(next) == tokens.Indent(at) ? next : null;
        }

        var block = tokens.Close(file.Statements.Around(at));
        var last = file.Language is Language.JavaScript or Language.TypeScript or Language.Go
            ? StatementEnd.AtLineEnd(tokens, at, block, tokens.Indent(at)) : StatementEnd.AtSemicolon(tokens, at, block);
        // A value on the next line is none of the statement in these, and telling that is not for us.
        return last >= at && last + 1 < block && (tokens.Is(last, ';') || (tokens.StartsLine(last + 1) && last > at) || file.Language is Language.Go)
            ? last + 1 : null;
    }

    private static bool IsDead(LookedFile file, int at, int next)
    {
        var tokens = file.Source.Tokens;
        return !Allowed.Has(tokens, next)
            && tokens.Mark(next) is '\0' or '(' or '+' or '-' or '*' or '$' or '['
            && (!tokens.Is(next + 1, ':') || tokens.Is(next + 1, ':', '='))
            && !file.Statements.BeginsDeclaration(next)
            && !file.Statements.HasDirective(tokens.Line(at), tokens.Line(next));
    }
}
