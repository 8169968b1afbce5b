using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Code.Expressions;

/// <summary>Every call in a file, whatever is called; what is declared there is none.</summary>
internal static class Invocations
{
    /// <summary>Tokens behind a bracket that nothing closes: whatever it was to hold is near, and every call of a broken file would else hold the rest of it.</summary>
    private const int LongestUnclosed = 200;

    // Words before parentheses that call nothing; names that some language has as a keyword and another calls are not among them.
    private static readonly WordSet Keywords = new(
        "if for foreach while switch catch return typeof sizeof nameof using lock fixed checked unchecked throw await yield in is as and or not elif "
        + "elsif unless until when match case with function func fn fun def else do synchronized try go defer select range var let const lambda from");

    private static readonly WordSet NoCommands = new(
        "if elsif else unless until while when case then do end return yield and or not in begin rescue ensure class module def require "
        + "require_relative include extend attr_reader attr_accessor attr_writer private public protected self super nil true false puts alias");

    /// <summary>Tokens of a command's arguments, groups counted as one: commands whose end is not seen stand in each other, and nobody writes longer ones.</summary>
    private const int LongestCommand = 100;

    /// <summary>In the order in which their names stand.</summary>
    public static IReadOnlyList<Invocation> Of(SourceFile file)
    {
        var tokens = file.Tokens;
        var found = new List<Invocation>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens.IsWord(at) || file.DeclaredAt.ContainsKey(at))
            {
                continue;
            }

            if (CallShape.HasArguments(file, at))
            {
                if (!Keywords.Has(tokens, at) || tokens.Is(at - 1, '.'))
                {
                    var open = Open(tokens, at);
                    var close = tokens.IsPaired(open) ? tokens.Close(open) : Math.Min(tokens.Close(open), open + LongestUnclosed);
                    found.Add(Make(file, at, close, ArgumentList.Of(tokens, file.Language, open + 1, close - 1)));
                }
            }
            else if (file.Language is Language.Ruby && IsCommand(tokens, at))
            {
                var end = CommandEnd(tokens, at);
                found.Add(Make(file, at, end, ArgumentList.Of(tokens, file.Language, at + 1, end)));
            }
        }

        return found;
    }

    /// <summary>The bracket behind a name that <see cref="CallShape.HasArguments"/> says there is.</summary>
    private static int Open(TokenList tokens, int at)
    {
        var open = at + 1;
        while (open < tokens.Count && tokens.Mark(open) is not ('(' or '[' or '{'))
        {
            open++;
        }

        return open;
    }

    private static Invocation Make(SourceFile file, int at, int last, IReadOnlyList<Argument> arguments)
    {
        var (path, first) = NamePath.EndingAt(file.Tokens, at);
        return new Invocation
        {
            Name = file.Tokens.Name(at).TrimStart('$'),
            Path = path,
            Line = file.Tokens.Line(at),
            Token = at,
            First = first,
            Last = last,
            Arguments = arguments,
            IsNew = file.Tokens.Is(first - 1, "new") && !path.Contains("()", StringComparison.Ordinal),
        };
    }

    /// <summary>A Ruby call without parentheses: a name, a blank, and something on the same line that begins a value.</summary>
    private static bool IsCommand(TokenList tokens, int at)
    {
        if (NoCommands.Has(tokens, at) || !char.IsLower(tokens.Text(at)[0]) || tokens.StartsLine(at + 1) || tokens[at].End == tokens[at + 1].Start
            || !(tokens.StartsLine(at) || tokens.Mark(at - 1) is '.' or '=' or ';' or '{' or '|' || tokens.Is(at - 1, "return")))
        {
            return false;
        }

        return tokens.IsText(at + 1) || (tokens.IsWord(at + 1) && !NoCommands.Has(tokens, at + 1))
            || (tokens.Is(at + 1, ':') && tokens[at + 1].End == tokens[at + 2].Start);
    }

    private static int CommandEnd(TokenList tokens, int at)
    {
        var end = at;
        for (var (next, steps) = (at + 1, 0); next < tokens.Count && steps < LongestCommand; next++, steps++)
        {
            if ((tokens.StartsLine(next) && !tokens.Is(next - 1, ',')) || tokens.Mark(next) is ';' or '}' or ')' or ']'
                || tokens.Is(next, "do") || tokens.Is(next, "if") || tokens.Is(next, "unless"))
            {
                break;
            }

            next = tokens.Mark(next) is '(' or '[' or '{' ? tokens.Close(next) : next;
            end = next;
        }

        return end;
    }
}
