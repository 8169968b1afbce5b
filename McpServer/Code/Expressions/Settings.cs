using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Expressions;

/// <summary>Everything in a file that is given a value under a name.</summary>
internal static class Settings
{
    /// <summary>In the order of the names.</summary>
    /// <param name="assigned">Its assignments.</param>
    public static IReadOnlyList<Setting> Of(SourceFile file, IReadOnlyList<Assignment> assigned, IReadOnlyList<Invocation> calls) =>
    [
        .. assigned.Select(each => new Setting(each.Name, each.Line, each.Token, each.First, each.Last))
            .Concat(calls.SelectMany(call => Named(file.Tokens, call)))
            .Concat(Entries(file))
            .DistinctBy(each => each.Token)
            .OrderBy(each => each.Token),
    ];

    private static IEnumerable<Setting> Named(TokenList tokens, Invocation call) => call.Arguments
        .Where(argument => argument.Name is not null)
        .Select(argument => new Setting(argument.Name!, tokens.Line(argument.First - 2), argument.First - 2, argument.First, argument.Last));

    private static IEnumerable<Setting> Entries(SourceFile file)
    {
        var tokens = file.Tokens;
        var open = new Stack<int>();
        for (var at = 0; at < tokens.Count; at++)
        {
            switch (tokens.Mark(at))
            {
                case '(' or '[' or '{' when tokens.IsPaired(at):
                    open.Push(at);
                    continue;
                case ')' or ']' or '}' when open.TryPeek(out var begin) && tokens.Close(begin) == at:
                    open.Pop();
                    continue;
            }

            if (open.TryPeek(out var around) && (tokens.IsWord(at) || tokens.IsText(at)) && tokens.Mark(at - 1) is '{' or ',' or '[' or '('
                && Separator(file.Language, tokens, at + 1) is var length and > 0 && (length == 2 || tokens.Is(around, '{')))
            {
                var last = ValueEnd(tokens, at + 1 + length, tokens.Close(around) - 1);
                if (last > at + length)
                {
                    yield return new Setting(tokens.Content(at), tokens.Line(at), at, at + 1 + length, last);
                }
            }
        }
    }

    /// <summary>How many tokens part a key from its value; 0 when there is no key.</summary>
    private static int Separator(Language language, TokenList tokens, int at) =>
        tokens.Is(at, '=', '>') && language is Language.Php or Language.Ruby ? 2
        : tokens.Is(at, ':') && !tokens.Is(at, ':', ':') && !tokens.Is(at, ':', '=') ? 1
        : 0;

    private static int ValueEnd(TokenList tokens, int at, int last)
    {
        while (at <= last && tokens.Mark(at) is not (',' or ';'))
        {
            at = tokens.Mark(at) is '(' or '[' or '{' ? tokens.Close(at) + 1 : at + 1;
        }

        return Math.Min(at - 1, last);
    }
}
