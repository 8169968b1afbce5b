using System.Globalization;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Equality with a fraction that no binary number has exactly. Halves and whole numbers are exact, and stay.</summary>
internal sealed class FloatEquality : ReviewCheck
{
    /// <summary>Digits behind the point of fractions that are looked at: 5 to this power still fits.</summary>
    private const int MostDigits = 18;

    public override ReviewAspects Aspects => ReviewAspects.None;

    protected override bool Reads(Language language) => language is not (Language.Sql or Language.Shell or Language.Other or Language.Ruby);

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        // Where both sides are fractions, one comparison is told once.
        var told = -1;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.Is(at, '.') || tokens[at - 1].Kind is not TokenKind.Number || tokens[at + 1].Kind is not TokenKind.Number
                || tokens[at - 1].End != tokens[at].Start || tokens[at].End != tokens[at + 1].Start)
            {
                continue;
            }

            var isBefore = tokens.Is(at - 3, '=', '=') || tokens.Is(at - 3, '!', '=');
            var isCompared = (isBefore && !(told >= 0 && told >= at - 4)) || tokens.Is(at + 2, '=', '=') || tokens.Is(at + 2, '!', '=');
            if (isCompared && IsInexact(tokens.Text(at + 1)))
            {
                told = isBefore ? at - 3 : at + 2;
                yield return FoundInCode.At(
                    file.Source, tokens.Line(at), Severity.Low, "float_equality",
                    $"No binary fraction is exactly {tokens.Text(at - 1)}.{tokens.Text(at + 1)}: a value that was computed to it need not be equal.", "Compare the distance with a tolerance, or count in whole units.");
            }
        }
    }

    /// <summary>Whether the digits behind a point are no sum of halves; a decimal's are exact whatever they are.</summary>
    private static bool IsInexact(ReadOnlySpan<char> digits)
    {
        var isDecimal = digits[^1] is 'm' or 'M';
        var count = digits.IndexOfAnyExceptInRange('0', '9');
        var fraction = count < 0 ? digits : digits[..count];
        if (isDecimal || fraction.Length is 0 or > MostDigits || (count >= 0 && digits[count] is 'e' or 'E'))
        {
            return false;
        }

        var divisor = 1L;
        for (var i = 0; i < fraction.Length; i++)
        {
            divisor *= 5;
        }

        return long.Parse(fraction, CultureInfo.InvariantCulture) % divisor != 0;
    }
}
