using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Expressions;

/// <summary>The places of a file at which something is given a value: variables, fields, members of initialisers.</summary>
internal static class Assignments
{
    /// <summary>
    /// In the order in which they stand; one for each name where several share a value. A default of a parameter and a named
    /// argument are none.
    /// </summary>
    public static IReadOnlyList<Assignment> Of(SourceFile file)
    {
        var tokens = file.Tokens;
        var found = new List<Assignment>();
        var open = new Stack<int>();
        for (var at = 0; at < tokens.Count; at++)
        {
            switch (tokens.Mark(at))
            {
                case '(' or '[' or '{' when tokens.IsPaired(at):
                    open.Push(at);
                    break;
                case ')' or ']' or '}' when open.TryPeek(out var begin) && tokens.Close(begin) == at:
                    open.Pop();
                    break;
                case '=' when IsAssigning(tokens, at) && (!open.TryPeek(out var around) || tokens.Is(around, '{')):
                    found.AddRange(Read(file, at, open.TryPeek(out var brace) ? brace : -1));
                    break;
            }
        }

        return found;
    }

    private static bool IsAssigning(TokenList tokens, int at) =>
        !(tokens.Mark(at + 1) is '=' or '>' or '~' && tokens[at].End == tokens[at + 1].Start)
        && !(tokens.Mark(at - 1) is '=' or '!' or '<' or '>' && at > 0 && tokens[at - 1].End == tokens[at].Start);

    private static IEnumerable<Assignment> Read(SourceFile file, int equals, int brace)
    {
        var tokens = file.Tokens;
        var (before, adds) = BeforeOperator(tokens, equals);
        var names = AssignedNames.EndingAt(tokens, before);
        if (names.Count == 0)
        {
            return [];
        }

        var last = brace >= 0 ? tokens.Close(brace) - 1 : tokens.Count - 1;
        var isMember = brace >= 0 && file.Language is Language.CSharp && IsInitialiser(tokens, brace);
        var end = StatementEnd.AtLineEnd(tokens, equals + 1, last, Indent(file.Language, tokens, names[0]), stopsAtComma: isMember);
        end = file.Language is Language.Python ? EndOfLine(file, equals, end) : end;
        end -= tokens.Is(end, ';') ? 1 : 0;
        return end <= equals ? [] : names.Select(name => new Assignment(
            tokens.Name(name).TrimStart('$', '@'), NamePath.EndingAt(tokens, name).Path, tokens.Line(name), name, equals + 1, end, adds));
    }

    /// <summary>Outside of brackets a line's end ends a statement of Python, whatever the next line begins with, unless a backslash stands there.</summary>
    private static int EndOfLine(SourceFile file, int equals, int end)
    {
        var tokens = file.Tokens;
        for (var at = equals + 1; at <= end; at++)
        {
            if (tokens.StartsLine(at) && !file.Lines[tokens.Line(at) - 2].EndsWith('\\'))
            {
                return at - 1;
            }

            at = tokens.Mark(at) is '(' or '[' or '{' ? tokens.Close(at) : at;
        }

        return end;
    }

    /// <summary>The last token of what is assigned to: behind it may stand <c>:</c>, <c>+</c>, <c>||</c> as part of the operator.</summary>
    private static (int Before, bool Adds) BeforeOperator(TokenList tokens, int equals)
    {
        var before = equals - 1;
        var mark = tokens.Mark(before);
        if (before < 1 || mark is not ('+' or '.' or ':' or '|' or '?' or '-' or '*' or '/') || tokens[before].End != tokens[equals].Start)
        {
            return (before, false);
        }

        before -= tokens.Is(before - 1, mark) ? 2 : 1;
        return (before, mark is '+' or '.');
    }

    private static bool IsInitialiser(TokenList tokens, int brace)
    {
        var name = tokens.Is(brace - 1, ')') ? tokens.Open(brace - 1) - 1 : brace - 1;
        return tokens.Is(name, "new") || (tokens.IsWord(name) && tokens.Is(NamePath.EndingAt(tokens, name).First - 1, "new"));
    }

    // Where a semicolon ends a statement, a line end never does.
    private static int Indent(Language language, TokenList tokens, int name) => language
        is Language.CSharp or Language.Java or Language.Rust or Language.Php or Language.C or Language.Cpp or Language.Dart
            ? -1
            : tokens.Indent(name);
}
