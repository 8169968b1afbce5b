using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Cases that run on into the next one, and no comment says that they are meant to.</summary>
internal sealed class Fallthrough : ReviewCheck
{
    private static readonly WordSet Leaving = new("break return throw continue goto exit abort die yield fallthrough __builtin_unreachable panic");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) =>
        language is Language.C or Language.Cpp or Language.JavaScript or Language.TypeScript or Language.Java or Language.Php;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        foreach (var one in SwitchCases.Of(file.Source).SelectMany(cases => cases))
        {
            // Any way out inside of it may be the one that is always taken.
            if (!one.IsLast && !one.Body.All.Any(at => Leaving.Has(tokens, at)) && !IsExplained(file, one))
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(one.Label), Severity.Medium, "fallthrough",
                    $"This case runs on into the one in line {tokens.Line(one.Body.Last + 1)}, and no comment says that it is meant to.", "End it with break, or say that it falls through.");
            }
        }
    }

    private static bool IsExplained(LookedFile file, SwitchCase one)
    {
        var tokens = file.Source.Tokens;
        return file.Statements.Comments(tokens.Line(one.Body.Last), tokens.Line(one.Body.Last + 1)).Any();
    }
}
