using System.Buffers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Numbers and the words for truth and nothing, in JSON's spelling or another's.</summary>
internal static class JsonWord
{
    public static readonly SearchValues<char> Characters =
        SearchValues.Create("+-.0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Longer runs of these characters are no number that anybody wrote.</summary>
    private const int Longest = 64;

    /// <summary>The word as JSON, or null when it is none.</summary>
    public static (string? Json, JsonFaults Fault) Read(ReadOnlySpan<char> word) => word switch
    {
        "true" or "false" or "null" => (word.ToString(), JsonFaults.None),
        "True" => ("true", JsonFaults.PythonWords),
        "False" => ("false", JsonFaults.PythonWords),
        "None" => ("null", JsonFaults.PythonWords),
        "undefined" or "NaN" or "nan" => ("null", JsonFaults.BadNumbers),
        { Length: > 0 and <= Longest } when char.IsAsciiDigit(word[0]) || word[0] is '-' or '+' or '.' => Number(word),
        _ => (null, JsonFaults.None),
    };

    // Whatever begins like a number and is none (12-18, 0x1F, 1.2.3) is kept as a text.
    private static (string? Json, JsonFaults Fault) Number(ReadOnlySpan<char> word) =>
        IsNumber(word) ? (word.ToString(), JsonFaults.None)
        : word is ['+', .. var number] && IsNumber(number) ? (number.ToString(), JsonFaults.BadNumbers)
        : ($"\"{word}\"", JsonFaults.BadNumbers);

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        var rest = word is ['-', ..] ? word[1..] : word;
        var digits = Digits(rest);
        if (digits == 0 || (digits > 1 && rest[0] is '0'))
        {
            return false;
        }

        rest = rest[digits..];
        if (rest is ['.', .. var fraction])
        {
            digits = Digits(fraction);
            if (digits == 0)
            {
                return false;
            }

            rest = fraction[digits..];
        }

        return rest is [] || (rest is ['e' or 'E', '+' or '-', .. var signed] && IsDigits(signed))
            || (rest is ['e' or 'E', .. var exponent] && IsDigits(exponent));
    }

    private static bool IsDigits(ReadOnlySpan<char> word) => word.Length > 0 && Digits(word) == word.Length;

    private static int Digits(ReadOnlySpan<char> word)
    {
        var other = word.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? word.Length : other;
    }
}
