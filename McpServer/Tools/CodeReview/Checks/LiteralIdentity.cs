using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Python's <c>is</c> with a literal: whether two equal strings or numbers are one object is nobody's promise.</summary>
internal sealed class LiteralIdentity : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) => language is Language.Python;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.Is(at, "is") || tokens.Is(at - 1, '.'))
            {
                continue;
            }

            var isNot = tokens.Is(at + 1, "not");
            if (IsLiteral(tokens, isNot ? at + 2 : at + 1) || IsLiteral(tokens, at - 1))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.Medium, "literal_identity",
                    "Whether equal values are one object depends on the interpreter: this comparison holds by luck.", isNot ? "!=" : "==");
            }
        }
    }

    private static bool IsLiteral(TokenList tokens, int at) => tokens.IsText(at) || tokens[at].Kind is TokenKind.Number;
}
