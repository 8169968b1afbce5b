using System.Globalization;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;

namespace Mcp.Daemon.Tools.TestGen.Reach;

/// <summary>The inputs at which the condition of a line turns, as far as the line says.</summary>
internal static class EdgeInputs
{
    /// <summary>More than these are read off the condition itself.</summary>
    private const int Most = 4;

    private static readonly WordSet Nothing = new("None null nil undefined");

    private static readonly WordSet Each = new("for foreach");

    private static readonly WordSet Separators = new("in of range");

    public static IReadOnlyList<string> Of(SourceFile file, int line)
    {
        var tokens = file.Tokens;
        var first = tokens.FirstAt(line);
        var inputs = new List<string>();
        for (var at = first; at < tokens.Count && tokens.Line(at) == line; at++)
        {
            if (Each.Has(tokens, at) && !tokens.Is(at - 1, '.') && IsEach(tokens, at))
            {
                inputs.Add("none, one, several");
            }
            else if (Ordered(tokens, at) is { } width)
            {
                inputs.AddRange(AtLimit(tokens, at, width));
                at += width - 1;
            }
            else if (tokens.Is(at, "is") || Equal(tokens, at))
            {
                inputs.AddRange(AtValue(tokens, at, tokens.Is(at, "is") ? 1 : tokens.Is(at + 2, '=') ? 3 : 2));
                at++;
            }
            else if (file.Language is Language.Python && tokens.Is(at, "not") && tokens.IsWord(at + 1) && tokens.Is(at - 1, "if"))
            {
                inputs.Add($"{Chain(tokens, at + 1)} empty or None");
            }
        }

        return [.. inputs.Distinct().Take(Most)];
    }

    /// <summary>Whether something is held against a limit at a token, to be below or above it.</summary>
    public static bool IsLimit(TokenList tokens, int at) => Ordered(tokens, at) is not null;

    private static bool IsEach(TokenList tokens, int at)
    {
        for (var i = at + 1; i < tokens.Count && tokens.Line(i) == tokens.Line(at); i++)
        {
            if (Separators.Has(tokens, i) || (tokens.Is(i, ':') && tokens.Is(at + 1, '(') && i < tokens.Close(at + 1)))
            {
                // A loop over a range of numbers turns at its limits.
                return !(tokens.Is(i, "in") && tokens.Is(i + 1, "range"));
            }
        }

        return false;
    }

    /// <summary>How many marks an operator that orders has; null where there is none.</summary>
    private static int? Ordered(TokenList tokens, int at)
    {
        if (tokens.Mark(at) is not ('<' or '>') || tokens.Mark(at - 1) is '<' or '>' or '=' or '-' or '?' or '/' || tokens.Mark(at + 1) is '<' or '>' or '/')
        {
            return null;
        }

        var width = tokens.Is(at + 1, '=') ? 2 : 1;
        // Type arguments touch the name before them, and nobody writes a comparison so.
        return tokens[at - 1].End < tokens[at].Start && tokens[at + width - 1].End < tokens[at + width].Start ? width : null;
    }

    private static bool Equal(TokenList tokens, int at) => tokens.Is(at, '=', '=') || tokens.Is(at, '!', '=');

    private static IEnumerable<string> AtLimit(TokenList tokens, int at, int width)
    {
        var (before, after) = (at - 1, at + width);
        var (number, isNegative) = tokens[after].Kind is TokenKind.Number ? (after, false)
            : tokens.Is(after, '-') && tokens[after + 1].Kind is TokenKind.Number ? (after + 1, true)
            : (before, false);
        if (number >= 0 && tokens[number].Kind is TokenKind.Number)
        {
            var text = Fraction(tokens, number) ?? tokens.Text(number).ToString().Replace("_", "", StringComparison.Ordinal);
            yield return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit < long.MaxValue
                ? Beside(isNegative ? -limit : limit) : $"just below, at and above {(isNegative ? "-" : "")}{text}";
        }
        else if (tokens.IsWord(after))
        {
            yield return $"at {Chain(tokens, after)} and on both sides of it";
        }
    }

    /// <summary>A number with a point, which is read as two numbers with a mark between them; null for any other.</summary>
    private static string? Fraction(TokenList tokens, int at)
    {
        var first = tokens.Is(at - 1, '.') && tokens[at - 1].End == tokens[at].Start ? at - 2 : at;
        return tokens.Is(first + 1, '.') && tokens[first].End == tokens[first + 1].Start && tokens[first + 2].Kind is TokenKind.Number ? tokens.Source(first, first + 2) : null;
    }

    private static string Beside(long limit) => string.Create(CultureInfo.InvariantCulture, $"{limit - 1}, {limit}, {limit + 1}");

    private static IEnumerable<string> AtValue(TokenList tokens, int at, int width)
    {
        var value = tokens.Is(at + width, "not") ? at + width + 1 : at + width;
        if (Nothing.Has(tokens, value))
        {
            var tested = MemberChain.First(tokens, at - 1) is var first and >= 0 ? tokens.Source(first, at - 1) : null;
            yield return tested is null ? tokens.Name(value)
                : tested is "err" ? "a failure of the call before"
                : $"{tested} {tokens.Name(value)}";
        }
        else if (tokens.IsText(value) || tokens[value].Kind is TokenKind.Number)
        {
            yield return $"{tokens.Text(value)} and another value";
        }
    }

    private static string Chain(TokenList tokens, int first)
    {
        var last = MemberChain.Last(tokens, first);
        // A call's parentheses belong to what is compared.
        last = tokens.Is(last + 1, '(') && tokens.IsPaired(last + 1) && tokens.Close(last + 1) - last < 12 ? tokens.Close(last + 1) : last;
        return last >= first ? tokens.Source(first, last) : tokens.Name(first);
    }
}
