using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code;

/// <summary>What the types of a file extend and implement, by the words of their headers; Go and C say nothing of it.</summary>
internal static class BaseTypes
{
    /// <summary>Tokens of a header that are looked at: no list of bases is longer.</summary>
    private const int LongestHeader = 200;

    private static readonly WordSet Introducing = new("extends implements with");

    private static readonly WordSet NoBases = new("public private protected internal virtual abstract open where class struct interface in out");

    /// <summary>In the order in which they stand.</summary>
    public static IReadOnlyList<BaseType> In(SourceFile file) => file.Language is Language.Rust
        ? [.. RustBlocks(file)]
        : [.. from declared in file.Declared
              where declared.Kind is DeclarationKind.Type
              from token in Bases(file, declared)
              select new BaseType(
                  file, declared.Name, file.Tokens.Name(token), file.Tokens.Line(token), declared.FirstToken, declared.LastToken)];

    private static IEnumerable<int> Bases(SourceFile file, Declaration type) => file.Language switch
    {
        Language.Python => Named(file.Tokens, type.NameToken + 1, type.LastToken, '(', ')'),
        Language.Ruby => file.Tokens.Is(type.NameToken + 1, '<') && file.Tokens.IsWord(type.NameToken + 2)
            ? [LastOfPath(file.Tokens, type.NameToken + 2)] : [],
        Language.CSharp or Language.Kotlin or Language.Swift or Language.Cpp => Listed(file.Tokens, type, isList: at => file.Tokens.Is(at, ':')),
        Language.Java or Language.TypeScript or Language.JavaScript or Language.Php or Language.Scala or Language.Dart =>
            Listed(file.Tokens, type, isList: at => Introducing.Has(file.Tokens, at)),
        _ => [],
    };

    /// <summary>The names behind the mark or the word that begins the list, up to the body.</summary>
    private static IEnumerable<int> Listed(TokenList tokens, Declaration type, Func<int, bool> isList)
    {
        var isOpen = false;
        for (var at = type.NameToken + 1; at <= type.LastToken && at < type.NameToken + LongestHeader; at++)
        {
            if (tokens.Mark(at) is '{' or ';' or '=' || tokens.Is(at, "where"))
            {
                yield break;
            }

            if (tokens.Mark(at) is '(' or '[')
            {
                at = tokens.Close(at);
            }
            else if (tokens.Is(at, '<'))
            {
                at = Angles.Skip(tokens, at) is var next && next > at ? next - 1 : at;
            }
            else if (isList(at))
            {
                isOpen = true;
            }
            else if (isOpen && tokens.IsWord(at) && !NoBases.Has(tokens, at) && !IsFollowed(tokens, at))
            {
                yield return at;
            }
        }
    }

    /// <summary>The names in the parentheses behind the name of a Python class; what is given by keyword is no base.</summary>
    private static IEnumerable<int> Named(TokenList tokens, int open, int last, char begin, char end)
    {
        for (var at = open + 1; tokens.Is(open, begin) && at <= last && !tokens.Is(at, end); at++)
        {
            if (tokens.Is(at, '['))
            {
                at = tokens.Close(at);
            }
            else if (tokens.IsWord(at) && !IsFollowed(tokens, at) && !tokens.Is(at + 1, '=') && !tokens.Is(at - 1, '='))
            {
                yield return at;
            }
        }
    }

    /// <summary><c>impl Trait for Type { … }</c>.</summary>
    private static IEnumerable<BaseType> RustBlocks(SourceFile file)
    {
        var tokens = file.Tokens;
        var end = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.Is(at, "impl") || !(tokens.StartsLine(at) || tokens.Is(at - 1, "unsafe")))
            {
                continue;
            }

            var (trait, type) = (-1, -1);
            var next = tokens.Is(at + 1, '<') ? Angles.Skip(tokens, at + 1) : at + 1;
            for (; next < at + LongestHeader && next < tokens.Count && tokens.Mark(next) is not ('{' or ';') && !tokens.Is(next, "where"); next++)
            {
                if (tokens.Is(next, '<'))
                {
                    next = Math.Max(next, Angles.Skip(tokens, next) - 1);
                }
                else if (tokens.Is(next, "for"))
                {
                    (trait, type) = (type, -1);
                }
                else if (tokens.IsWord(next))
                {
                    type = next;
                }
            }

            // Where the one before was found to end, this one ends, too, if it begins before that.
            end = Math.Max(end, next);
            while (end < tokens.Count && !tokens.Is(end, '{') && !tokens.Is(end, ';'))
            {
                end++;
            }

            if (trait >= 0 && type >= 0 && tokens.Is(end, '{'))
            {
                yield return new BaseType(file, tokens.Name(type), tokens.Name(trait), tokens.Line(trait), at, tokens.Close(end));
            }
        }
    }

    /// <summary>Whether a name is a part of a path that goes on.</summary>
    private static bool IsFollowed(TokenList tokens, int at) => tokens.Is(at + 1, '.') || tokens.Is(at + 1, '\\') || tokens.Is(at + 1, ':', ':');

    private static int LastOfPath(TokenList tokens, int at)
    {
        while (tokens.Is(at + 1, ':', ':') && tokens.IsWord(at + 3))
        {
            at += 3;
        }

        return at;
    }
}
