using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>
/// Python's <c>is</c> with a literal, and Java's <c>==</c> with a string: whether two equal values are one object is nobody's promise.
/// </summary>
internal sealed class LiteralIdentity : ReviewCheck
{
    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) => language is Language.Python or Language.Java;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 0; at < tokens.Count && file.Language is Language.Java; at++)
        {
            var isNot = tokens.Is(at, '!', '=');
            if ((isNot || tokens.Is(at, '=', '=')) && (IsString(tokens, at - 1) || (IsString(tokens, at + 2) && !tokens.Is(at + 3, '.'))))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.Medium, "literal_identity",
                    "This compares which object it is, and equal strings need not be one object: this comparison holds by luck.", isNot ? "!a.equals(b)" : "a.equals(b)");
            }
        }

        for (var at = 0; at < tokens.Count && file.Language is Language.Python; at++)
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

    private static bool IsString(TokenList tokens, int at) => tokens.IsText(at) && tokens.Text(at)[0] is '"';

    private static bool IsLiteral(TokenList tokens, int at) => tokens.IsText(at) || tokens[at].Kind is TokenKind.Number;
}
