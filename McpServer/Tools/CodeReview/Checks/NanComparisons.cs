using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Comparisons with the one value that equals nothing, itself included.</summary>
internal sealed class NanComparisons : ReviewCheck
{
    private static readonly WordSet Names = new("NaN NAN nan");

    // A bare nan may be anything, and so may one of another holder.
    private static readonly WordSet Holders = new("double float Double Float Single Number Half math np numpy f32 f64 std Math CGFloat");

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool LooksAtTests => true;

    protected override bool Reads(Language language) => language is not (Language.Sql or Language.Shell or Language.Other);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var (first, last) = Value(file, at);
            if (first < 0)
            {
                continue;
            }

            var (before, after) = (Operator(tokens, first, isBefore: true), Operator(tokens, last, isBefore: false));
            if ((before ?? after) is { } isEqual)
            {
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.High, "nan_comparison",
                    $"NaN equals nothing, itself included: this is always {(isEqual ? "false" : "true")}.", Fix(file.Language));
            }
        }
    }

    /// <summary>The first and the last token of NaN as the language writes it; -1 where it does not stand.</summary>
    private static (int First, int Last) Value(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        if (file.Language is Language.Python && tokens.Is(at, "float") && tokens.Is(at + 1, '(') && tokens.IsText(at + 2)
            && tokens.Content(at + 2).Equals("nan", StringComparison.OrdinalIgnoreCase) && tokens.Is(at + 3, ')'))
        {
            return (at, at + 3);
        }

        if (!Names.Has(tokens, at))
        {
            return (-1, -1);
        }

        var first = MemberChain.First(tokens, at);
        var isHeld = first < at && Holders.Has(tokens, first);
        var isBare = first == at && (file.Language is Language.JavaScript or Language.TypeScript ? tokens.Is(at, "NaN")
            : file.Language is Language.C or Language.Cpp && tokens.Is(at, "NAN"));
        var last = file.Language is Language.Go && tokens.Is(at + 1, '(') ? tokens.Close(at + 1) : at;
        return (isHeld || isBare) && !(last == at && tokens.Is(at + 1, '(')) ? (first, last) : (-1, -1);
    }

    /// <summary>Whether an equality touches a position (true), an inequality (false), or nothing of the kind.</summary>
    private static bool? Operator(TokenList tokens, int at, bool isBefore)
    {
        var equal = isBefore ? at - 1 : at + 1;
        if (isBefore)
        {
            return !tokens.Is(equal - 1, '=', '=') && !tokens.Is(equal - 1, '!', '=') ? null
                : tokens.Is(equal - 1, '!', '=') || tokens.Is(equal - 2, '!', '=') ? false
                : true;
        }

        return tokens.Is(equal, '=', '=') ? true : tokens.Is(equal, '!', '=') ? false : null;
    }

    private static string Fix(Language language) => language switch
    {
        Language.CSharp => "double.IsNaN(value)",
        Language.Java or Language.Kotlin => "Double.isNaN(value)",
        Language.JavaScript or Language.TypeScript => "Number.isNaN(value)",
        Language.Python => "math.isnan(value)",
        Language.Go => "math.IsNaN(value)",
        Language.Rust => "value.is_nan()",
        _ => "isnan(value)",
    };
}
