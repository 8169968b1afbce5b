using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code;

/// <summary>What every caller of a function has to give, and to give in its place.</summary>
internal static class RequiredParameters
{
    private static readonly WordSet Receivers = new("self cls");

    /// <summary>
    /// How many parameters have no default and are not told by name: behind Python's star, in a JavaScript object, in languages
    /// whose callers name what they give. Null where there are no parentheses to read.
    /// </summary>
    public static int? Of(SourceFile file, Declaration function)
    {
        var tokens = file.Tokens;
        if (file.Language is Language.Swift || Signatures.Parameters(tokens, function) is not { } close)
        {
            return null;
        }

        var required = 0;
        var hasDefault = false;
        var first = tokens.Open(close) + 1;
        for (var i = first; i <= close; i = Parameters.Step(tokens, i))
        {
            hasDefault |= (tokens.Is(i, '=') && !tokens.Is(i, '=', '>')) || tokens.Is(i, '?', ':') || (tokens.Is(i, '.') && tokens.Is(i + 1, '.'));
            if (i != close && !tokens.Is(i, ','))
            {
                continue;
            }

            if (file.Language is Language.Python && tokens.Is(first, '*'))
            {
                break;
            }

            required += i > first && !hasDefault && !(file.Language is Language.Python && Receivers.Has(tokens, first)) && !tokens.Is(first, '/') ? 1 : 0;
            (first, hasDefault) = (i + 1, false);
        }

        return required;
    }

    /// <summary>Whether the parameters are not its own choice: it overrides, as far as its own words say so.</summary>
    public static bool AreGiven(SourceFile file, Declaration function)
    {
        var tokens = file.Tokens;
        for (var at = function.FirstToken; at < function.NameToken; at++)
        {
            if (tokens.Is(at, "override"))
            {
                return true;
            }
        }

        return tokens.Is(function.FirstToken - 1, "Override") && tokens.Is(function.FirstToken - 2, '@');
    }
}
