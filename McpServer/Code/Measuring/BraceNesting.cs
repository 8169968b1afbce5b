using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Measuring;

/// <summary>How deep statements stand inside each other in a language with braces.</summary>
internal sealed class BraceNesting(TokenList tokens, Language language, bool countsTry)
{
    private static readonly Dictionary<Language, WordSet> WithTry = Words("try finally");

    private static readonly Dictionary<Language, WordSet> WithoutTry = Words("");

    private readonly WordSet _words = (countsTry ? WithTry : WithoutTry)[language];

    // Where a line end may end a statement, a word without braces says nothing of the next line.
    private readonly bool _endsAtLine = language is Language.Kotlin or Language.Swift or Language.Scala or Language.Go
        or Language.JavaScript or Language.TypeScript;

    /// <summary>The bracket that is open, how many statements its braces hold, and how many wait for theirs.</summary>
    private readonly Stack<(char Open, int Held, int Waiting)> _open = [];

    public int Depth(IEnumerable<int> own)
    {
        var (depth, deepest, waiting, isBody) = (0, 0, 0, true);
        foreach (var at in own)
        {
            if (_words.Has(tokens, at) && !tokens.Is(at - 1, '.') && !tokens.Is(at + 1, ':'))
            {
                // The while behind a do opens nothing.
                waiting += tokens.Is(at, "while") && tokens.Is(at - 1, '}') ? 0 : 1;
                continue;
            }

            if (tokens.Is(at, "else"))
            {
                waiting = Math.Max(waiting, tokens.Is(at + 1, "if") ? 0 : 1);
                continue;
            }

            switch (tokens.Mark(at))
            {
                case '{':
                    // The first braces are those of the declaration itself.
                    var held = waiting + (!isBody && IsFunction(at) ? 1 : 0);
                    isBody = false;
                    depth += held;
                    deepest = Math.Max(deepest, depth);
                    _open.Push(('{', held, 0));
                    waiting = 0;
                    break;
                case '(' or '[':
                    _open.Push(('(', 0, waiting));
                    waiting = 0;
                    break;
                case ')' or ']' when _open.TryPeek(out var group) && group.Open == '(':
                    waiting = _open.Pop().Waiting;
                    break;
                case '}':
                    while (_open.TryPop(out var block))
                    {
                        depth -= block.Held;
                        if (block.Open == '{')
                        {
                            break;
                        }
                    }

                    waiting = 0;
                    break;
                case ';':
                    deepest = Math.Max(deepest, depth + waiting);
                    waiting = 0;
                    break;
                case '\0' when _endsAtLine && tokens.StartsLine(at) && waiting > 0 && tokens.Mark(at - 1) is ')' or '\0':
                    deepest = Math.Max(deepest, depth + waiting);
                    waiting = 0;
                    break;
            }
        }

        return deepest;
    }

    private static Dictionary<Language, WordSet> Words(string more) => Enum.GetValues<Language>().ToDictionary(language => language, language => new WordSet(
        $"if for foreach while do switch catch {more} " + language switch
        {
            Language.Rust => "match loop",
            Language.Kotlin => "when",
            Language.Swift => "guard repeat",
            Language.Go => "select",
            Language.Php => "match elseif",
            Language.Scala => "match",
            _ => "",
        }));

    /// <summary>A function that is written where it is given away: behind an arrow, or behind the word and its parameters.</summary>
    private bool IsFunction(int brace)
    {
        if (language is not (Language.Rust or Language.Scala) && (tokens.Is(brace - 2, '=', '>') || tokens.Is(brace - 2, '-', '>')))
        {
            return true;
        }

        var open = tokens.Is(brace - 1, ')') ? tokens.Open(brace - 1) : -1;
        return tokens.Is(open - 1, "function") || tokens.Is(open - 2, "function") || tokens.Is(open - 1, "func");
    }
}
