using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>Errors that a function raises, or returns where the language has it so.</summary>
internal static class ErrorEffects
{
    /// <summary>Tokens between the word that returns and an error: nobody gives back more before it.</summary>
    private const int LongestReturn = 200;

    public static IEnumerable<Effect> In(Symbol function, TracedCode code)
    {
        var (file, tokens) = (function.File, function.File.Tokens);
        foreach (var at in TracedCode.OwnOf(function).Order())
        {
            if (tokens.IsWord(at) && Raised(file.Language, tokens, at) is { } what)
            {
                yield return new Effect(EffectKind.Error, function, tokens.Line(at), what);
            }
        }
    }

    private static string? Raised(Language language, TokenList tokens, int at)
    {
        var isBare = tokens.Mark(at - 1) is not ('.' or '>' or ':') || tokens.Is(at - 1, '=', '>');
        return language switch
        {
            Language.Python => tokens.Is(at, "raise") && !tokens.Is(at - 1, '.') ? Named("raise", tokens, at + 1) : null,
            Language.Ruby => isBare && (tokens.Is(at, "raise") || tokens.Is(at, "fail")) && !tokens.Is(at + 1, '=') ? Named("raise", tokens, at + 1) : null,
            Language.Go => isBare && tokens.Is(at, "panic") && tokens.Is(at + 1, '(') ? "panic"
                : IsReturned(tokens, at) && (IsPath(tokens, at, "errors", "New") || IsPath(tokens, at, "fmt", "Errorf")) ? $"return {tokens.Name(at)}.{tokens.Name(at + 2)}"
                : null,
            Language.Rust => tokens.Is(at + 1, '!') && (tokens.Is(at, "panic") || tokens.Is(at, "bail")) ? tokens.Name(at) + "!"
                : isBare && tokens.Is(at, "Err") && tokens.Is(at + 1, '(') && IsMade(tokens, at) ? "Err"
                : null,
            Language.CSharp or Language.Java or Language.Kotlin or Language.JavaScript or Language.TypeScript or Language.Php or Language.Swift or Language.Dart
                or Language.Scala or Language.Cpp => tokens.Is(at, "throw") && tokens.Mark(at - 1) is not '.' && tokens.Mark(at + 1) is not ('=' or ':' or ',' or ')')
                    ? Named("throw", tokens, tokens.Is(at + 1, "new") ? at + 2 : at + 1) : null,
            _ => null,
        };
    }

    private static string Named(string word, TokenList tokens, int at) =>
        tokens.IsWord(at) && !tokens.StartsLine(at) ? $"{word} {tokens.Name(at)}" : word;

    private static bool IsReturned(TokenList tokens, int at)
    {
        var line = tokens.Line(at);
        for (var before = at - 1; before >= 0 && before > at - LongestReturn && tokens.Line(before) == line; before--)
        {
            if (tokens.Is(before, "return"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPath(TokenList tokens, int at, string package, string name) => tokens.Is(at, package) && tokens.Is(at + 1, '.') && tokens.Is(at + 2, name);

    /// <summary>An error value, and no pattern that takes one apart.</summary>
    private static bool IsMade(TokenList tokens, int at)
    {
        var after = tokens.Close(at + 1) + 1;
        return !tokens.Is(at - 1, "let") && !tokens.Is(at - 1, '|') && !tokens.Is(after, '=') && !tokens.Is(after, '|') && !tokens.Is(after, "if");
    }
}
