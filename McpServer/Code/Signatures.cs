using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Measuring;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code;

/// <summary>What a function's header says of what it gives back.</summary>
internal static class Signatures
{
    private static readonly WordSet Modifiers = new(
        "public private protected internal static async virtual override sealed new abstract partial extern unsafe readonly final synchronized default inline");

    /// <summary>Whether it is declared to run on after it was called: what a call gives has to be awaited.</summary>
    public static bool IsAsync(SourceFile file, Declaration function) => file.Language switch
    {
        Language.CSharp => Type(file.Tokens, function) is "Task" or "ValueTask",
        Language.Python => file.Tokens.Is(function.FirstToken, "async"),
        Language.JavaScript or Language.TypeScript => HasAsyncWord(file.Tokens, function) || GivesPromise(file.Tokens, function),
        _ => false,
    };

    /// <summary>Whether it has the word that lets it await something itself.</summary>
    public static bool MayAwait(SourceFile file, Declaration function) => file.Language is Language.CSharp
        ? Words(file.Tokens, function.FirstToken, function.NameToken, "async")
        : file.Language is Language.Python ? file.Tokens.Is(function.FirstToken, "async")
        : HasAsyncWord(file.Tokens, function);

    /// <summary>Whether the last thing that a Go function gives back is an error.</summary>
    public static bool ReturnsError(SourceFile file, Declaration function)
    {
        var tokens = file.Tokens;
        return file.Language is Language.Go && Parameters(tokens, function) is { } close
            && (tokens.Is(close + 1, '(') ? tokens.Is(tokens.Close(close + 1) - 1, "error") : tokens.Is(close + 1, "error"));
    }

    /// <summary>How many things a Go function gives back; 0 for none.</summary>
    public static int Results(SourceFile file, Declaration function)
    {
        var tokens = file.Tokens;
        if (Parameters(tokens, function) is not { } close || close + 1 >= function.BodyToken)
        {
            return 0;
        }

        if (!tokens.Is(close + 1, '('))
        {
            return 1;
        }

        var results = 1;
        for (var i = close + 2; i < tokens.Close(close + 1); i++)
        {
            results += tokens.Is(i, ',') ? 1 : 0;
            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }

        return results;
    }

    /// <summary>Whether it gives nothing back; null where neither header nor body tells.</summary>
    public static bool? ReturnsNothing(SourceFile file, Declaration function) => file.Language switch
    {
        Language.CSharp or Language.Java or Language.Dart or Language.C or Language.Cpp => Type(file.Tokens, function) switch
        {
            // void* is a type of its own.
            "void" => file.Tokens.Is(function.NameToken - 1, "void"),
            null => null,
            _ => false,
        },
        Language.Go => Results(file, function) == 0,
        Language.Rust or Language.Swift => Parameters(file.Tokens, function) is { } close ? !Arrow(file.Tokens, close, function.BodyToken) : null,
        Language.Python or Language.JavaScript or Language.TypeScript or Language.Php => ByBody(file, function),
        _ => null,
    };

    /// <summary>The closing parenthesis of the parameters; null where there are none.</summary>
    public static int? Parameters(TokenList tokens, Declaration function)
    {
        for (var i = function.NameToken + 1; i < function.BodyToken && i - function.NameToken < 64; i++)
        {
            if (tokens.Is(i, '('))
            {
                return tokens.IsPaired(i) ? tokens.Close(i) : null;
            }

            i = tokens.Is(i, '[') && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }

        return null;
    }

    /// <summary>The last name of the type before a function's own name; null for a constructor.</summary>
    private static string? Type(TokenList tokens, Declaration function)
    {
        var at = function.FirstToken;
        while (Modifiers.Has(tokens, at))
        {
            at++;
        }

        // Java writes type parameters before the type.
        at = Angles.Skip(tokens, at);
        while (tokens.IsWord(at) && (tokens.Is(at + 1, '.') || tokens.Is(at + 1, ':', ':')) && at + 2 < function.NameToken)
        {
            at += tokens.Is(at + 1, '.') ? 2 : 3;
        }

        return at < function.NameToken && tokens.IsWord(at) ? tokens.Name(at) : null;
    }

    private static bool HasAsyncWord(TokenList tokens, Declaration function)
    {
        if (Words(tokens, function.FirstToken, function.NameToken, "async"))
        {
            return true;
        }

        // Behind a name with parameters of its own only these follow, and a default among them may be asynchronous by itself.
        for (var i = tokens.Is(function.NameToken + 1, '(') ? function.BodyToken : function.NameToken + 1; i < function.BodyToken; i++)
        {
            if (tokens.Is(i, "async") && (tokens.Is(i - 1, '=') || tokens.Is(i - 1, ':') || tokens.Is(i - 1, '(')))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Words(TokenList tokens, int first, int end, string word)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens.Is(i, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool GivesPromise(TokenList tokens, Declaration function) =>
        Parameters(tokens, function) is { } close && tokens.Is(close + 1, ':') && tokens.Is(close + 2, "Promise");

    private static bool Arrow(TokenList tokens, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (tokens.Is(i, '-', '>'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool? ByBody(SourceFile file, Declaration function)
    {
        var tokens = file.Tokens;
        var own = OwnTokens.Of(file, function).ToList();
        var isExpression = tokens.Is(function.BodyToken - 2, '=', '>') && !tokens.Is(function.BodyToken, '{');
        // Without a body, or with one that only says that there is none yet, the code says nothing.
        if (own.Count == 0 || isExpression || own.Exists(at => tokens.Is(at, "NotImplementedError") || tokens.Is(at, "yield")) || IsStub(tokens, own)
            || (file.Language is not Language.Python && !tokens.Is(function.BodyToken, '{')))
        {
            return null;
        }

        return !own.Exists(at => tokens.Is(at, "return") && tokens.Mark(at + 1) is not (';' or '}') && !(tokens.StartsLine(at + 1) || at + 1 >= tokens.Count));
    }

    private static bool IsStub(TokenList tokens, List<int> own) =>
        own.TrueForAll(at => tokens.Is(at, "pass") || tokens.Mark(at) is '.' or '{' or '}' or ';' || tokens.IsText(at));
}
