using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Statements;

/// <summary>
/// Reads what a word governs: its header and its body, with braces, without them, or by indentation. Ruby, Lua and shell
/// scripts are not read.
/// </summary>
internal static class Blocks
{
    /// <summary>How many tokens, groups counted as one, a header may have; nobody writes a longer one.</summary>
    private const int LongestHeader = 400;

    /// <summary>How many statements without braces stand inside each other at most.</summary>
    private const int Deepest = 32;

    /// <summary>Statements that govern others, each else counted, in what stands without braces: nobody writes more, and each is read anew for all around it.</summary>
    private const int MostHeld = 200;

    private static readonly WordSet Opening = new("if for foreach while do switch try using lock with synchronized fixed");

    // These may stand without a header.
    private static readonly WordSet Bare = new("else try do finally catch unsafe checked loop");

    /// <summary>Null where the word governs nothing that could be told.</summary>
    public static Block? After(SourceFile file, int word)
    {
        var held = 0;
        return After(file, word, ref held);
    }

    /// <param name="held">How much stood without braces so far, for who reads the parts of one statement after each other.</param>
    public static Block? After(SourceFile file, int word, ref int held) => held >= MostHeld ? null : After(file, word, 0, ref held);

    private static Block? After(SourceFile file, int word, int depth, ref int held) => file.Language switch
    {
        Language.Python => Indented(file.Tokens, word),
        Language.Go or Language.Rust or Language.Swift => Braced(file.Tokens, word),
        Language.Ruby or Language.Lua or Language.Shell or Language.Sql or Language.Other => null,
        _ => Parenthesised(file, word, depth, ref held),
    };

    private static Block? Indented(TokenList tokens, int word)
    {
        if (Colon(tokens, word) is not { } colon)
        {
            return null;
        }

        var isOneLine = colon + 1 < tokens.Count && !tokens.StartsLine(colon + 1);
        var indent = tokens.Indent(word);
        var end = colon + 1;
        while (end < tokens.Count && !(tokens.StartsLine(end) && !tokens.Is(end - 1, '\\') && (isOneLine || tokens.Indent(end) <= indent)))
        {
            end = tokens.Mark(end) is '(' or '[' or '{' && tokens.IsPaired(end) ? tokens.Close(end) + 1 : end + 1;
        }

        return new Block(word, new TokenSpan(word + 1, colon - 1), new TokenSpan(colon + 1, end - 1), end - 1);
    }

    /// <summary>The colon that ends a Python header; null where the line ends without one.</summary>
    private static int? Colon(TokenList tokens, int word)
    {
        var lambdas = 0;
        for (int i = word + 1, steps = 0; i < tokens.Count && steps < LongestHeader; i++, steps++)
        {
            if (tokens.StartsLine(i) && !tokens.Is(i - 1, '\\'))
            {
                return null;
            }

            if (tokens.Is(i, "lambda"))
            {
                lambdas++;
            }
            else if (tokens.Is(i, ':') && !tokens.Is(i, ':', '=') && lambdas-- == 0)
            {
                return i;
            }

            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }

        return null;
    }

    private static Block? Braced(TokenList tokens, int word)
    {
        for (int i = word + 1, steps = 0; i < tokens.Count && steps < LongestHeader; i++, steps++)
        {
            switch (tokens.Mark(i))
            {
                case '(' or '[' when tokens.IsPaired(i):
                    i = tokens.Close(i);
                    break;
                // A literal of a slice may stand in the header of a Go loop.
                case '{' when tokens.IsPaired(i) && tokens.Is(tokens.Close(i) + 1, '{') && !tokens.StartsLine(tokens.Close(i) + 1):
                    i = tokens.Close(i);
                    break;
                case '{' when tokens.IsPaired(i):
                    return new Block(word, new TokenSpan(word + 1, i - 1), new TokenSpan(i + 1, tokens.Close(i) - 1), tokens.Close(i));
                case '}' or ')' or ']' or '(' or '[' or '{':
                    return null;
            }
        }

        return null;
    }

    private static Block? Parenthesised(SourceFile file, int word, int depth, ref int held)
    {
        var tokens = file.Tokens;
        var at = word + 1;
        at += tokens.Is(at, "await") || tokens.Is(at, "constexpr") ? 1 : 0;
        var header = TokenSpan.None;
        if (tokens.Is(at, '(') && !tokens.Is(word, "else") && !tokens.Is(word, "do"))
        {
            if (!tokens.IsPaired(at))
            {
                return null;
            }

            header = new TokenSpan(at + 1, tokens.Close(at) - 1);
            at = tokens.Close(at) + 1;
            at = tokens.Is(at, "when") && tokens.Is(at + 1, '(') ? tokens.Close(at + 1) + 1 : at;
        }
        else if (!Bare.Has(tokens, word))
        {
            return null;
        }

        if (at >= tokens.Count || tokens.Mark(at) is ':' or ')' or ']' or ',' or '}' or '=' or '.')
        {
            return null;
        }

        if (tokens.Is(at, '{'))
        {
            return tokens.IsPaired(at) ? new Block(word, header, new TokenSpan(at + 1, tokens.Close(at) - 1), tokens.Close(at)) : null;
        }

        // A block of an exception needs its braces.
        var end = tokens.Is(word, "catch") || tokens.Is(word, "try") || tokens.Is(word, "finally") ? -1 : StatementLast(file, at, depth + 1, ref held);
        return end < at ? null : new Block(word, header, tokens.Is(at, ';') ? TokenSpan.None : new TokenSpan(at, end), end);
    }

    /// <summary>The last token of a statement, with everything that it governs.</summary>
    private static int StatementLast(SourceFile file, int at, int depth, ref int held)
    {
        var tokens = file.Tokens;
        if (depth < Deepest && Opening.Has(tokens, at) && ++held < MostHeld && After(file, at, depth, ref held) is { } block)
        {
            var end = block.End;
            while (tokens.Is(end + 1, "else") || tokens.Is(end + 1, "catch") || tokens.Is(end + 1, "finally") || tokens.Is(end + 1, "elseif"))
            {
                var next = tokens.Is(end + 1, "else") && tokens.Is(end + 2, "if") ? end + 2 : end + 1;
                if (++held >= MostHeld || After(file, next, depth + 1, ref held) is not { } more)
                {
                    break;
                }

                end = more.End;
            }

            return tokens.Is(at, "do") && tokens.Is(end + 1, "while") ? StatementEnd.AtSemicolon(tokens, end + 1, tokens.Count - 1) : end;
        }

        return EndsAtLine(file.Language)
            ? StatementEnd.AtLineEnd(tokens, at, tokens.Count - 1, tokens.Indent(at))
            : StatementEnd.AtSemicolon(tokens, at, tokens.Count - 1);
    }

    /// <summary>Whether a statement may end with its line, without a semicolon.</summary>
    public static bool EndsAtLine(Language language) => language is Language.JavaScript or Language.TypeScript or Language.Kotlin
        or Language.Swift or Language.Scala or Language.Go or Language.Python or Language.Ruby or Language.Lua or Language.Shell;
}
