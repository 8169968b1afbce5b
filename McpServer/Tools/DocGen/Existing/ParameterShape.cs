using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.DocGen.Existing;

/// <summary>How far the parameters of a function can be told by their names.</summary>
internal static class ParameterShape
{
    /// <summary>Whether every parameter has a name of its own in the header: one that is taken apart there has the name that its documentation gives it.</summary>
    public static bool IsRead(SourceFile file, Declaration function)
    {
        var tokens = file.Tokens;
        if (Signatures.Parameters(tokens, function) is not { } close)
        {
            return false;
        }

        var open = tokens.Open(close);
        for (var at = open; at < close; at++)
        {
            if (tokens.Mark(at) is '(' or ',' && tokens.Mark(at + 1) is '{' or '[' && file.Language is Language.JavaScript or Language.TypeScript)
            {
                return false;
            }
        }

        // Where there is something between the parentheses and no name was read, nothing can be said of names.
        var isEmpty = close == open + 1 || (close == open + 2 && (tokens.Is(open + 1, "void") || tokens.Is(open + 1, "self") || tokens.Is(open + 1, "cls")))
            || (file.Language is Language.Rust && tokens.Is(close - 1, "self"));
        return function.Parameters.Count > 0 || isEmpty;
    }

    /// <summary>Whether it takes more than it names: keywords in Python, the arguments object in JavaScript, an ellipsis in C.</summary>
    public static bool TakesAny(SourceFile file, Declaration function)
    {
        var tokens = file.Tokens;
        for (var at = function.NameToken; at <= function.LastToken; at++)
        {
            var isHeader = at < function.BodyToken;
            if ((isHeader && tokens.Is(at, '*', '*') && file.Language is Language.Python)
                || (isHeader && tokens.Is(at, '.', '.') && file.Language is Language.C or Language.Cpp)
                || (tokens.Is(at, "arguments") && file.Language is Language.JavaScript or Language.TypeScript)
                || (tokens.Is(at, "func_get_args") && file.Language is Language.Php))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a Python header says that something is given back, whatever the body does.</summary>
    public static bool DeclaresResult(SourceFile file, Declaration function) => file.Language is Language.Python
        && Signatures.Parameters(file.Tokens, function) is { } close && file.Tokens.Is(close + 1, '-', '>') && !file.Tokens.Is(close + 3, "None");
}
