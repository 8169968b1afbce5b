using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Expressions;

/// <summary>What stands before an equals sign, as the names that get the value.</summary>
internal static class AssignedNames
{
    /// <summary>How far back the name of a variable with a type is looked for.</summary>
    private const int LongestType = 24;

    /// <summary>Tokens of a pattern that takes an object apart: patterns stand inside each other, and nobody reads a longer one.</summary>
    private const int LongestPattern = 400;

    private static readonly WordSet BeforeName =
        new("let const var val mut public private protected internal static readonly final lateinit override late");

    /// <summary>
    /// The tokens of <c>name</c>, of <c>name: Type</c>, <c>name["key"]</c>, of <c>rows, err</c>, and of the names taken out of
    /// an object in <c>{ id, name: other }</c>; none where nothing can be told.
    /// </summary>
    public static IReadOnlyList<int> EndingAt(TokenList tokens, int last)
    {
        if (tokens.Is(last, '}') && tokens.IsPaired(last))
        {
            return Taken(tokens, tokens.Open(last) + 1, last - 1);
        }

        var name = Typed(tokens, last);
        name = name >= 0 ? name
            : tokens.IsWord(last) ? last
            : tokens.Is(last, ']') && tokens.IsWord(tokens.Open(last) - 1) ? tokens.Open(last) - 1
            : -1;
        if (name < 0)
        {
            return [];
        }

        var names = new List<int> { name };
        for (var at = name; tokens.Is(at - 1, ',') && tokens.IsWord(at - 2) && tokens.Line(at - 2) == tokens.Line(name); at -= 2)
        {
            names.Add(at - 2);
        }

        names.Reverse();

        // Behind a value they are its neighbours in an initialiser.
        return tokens.StartsLine(names[0]) || BeforeName.Has(tokens, names[0] - 1) || tokens.Mark(names[0] - 1) is '{' or '}' or ';' ? names : [name];
    }

    /// <summary>The name before the colon of a type; -1 without one.</summary>
    private static int Typed(TokenList tokens, int last)
    {
        for (var at = last; at > Math.Max(0, last - LongestType) && tokens.Line(at) == tokens.Line(last); at--)
        {
            if (tokens.Is(at, ':') && !tokens.Is(at - 1, ':') && !tokens.Is(at + 1, ':') && tokens.IsWord(at - 1)
                && (tokens.StartsLine(at - 1) || BeforeName.Has(tokens, at - 2) || tokens.Mark(at - 2) is '{' or ';' or '.'))
            {
                return at - 1;
            }

            if (tokens.Mark(at) is '{' or ';' or '}' || (tokens.Is(at, '(') && tokens.Close(at) > last))
            {
                return -1;
            }
        }

        return -1;
    }

    private static List<int> Taken(TokenList tokens, int first, int last)
    {
        var names = new List<int>();
        for (var at = first; at <= last && at < first + LongestPattern; at++)
        {
            // Of a renamed one the new name counts; what stands behind an equals sign is a default.
            if (tokens.IsWord(at) && !tokens.Is(at + 1, ':') && !tokens.Is(at - 1, '='))
            {
                names.Add(at);
            }
        }

        return names;
    }
}
