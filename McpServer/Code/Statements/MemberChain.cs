using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Statements;

/// <summary>Names with dots, arrows and elements between them, such as <c>order.lines[0].price</c>: reading one changes nothing.</summary>
internal static class MemberChain
{
    /// <summary>Longer than any that people write.</summary>
    private const int Longest = 64;

    /// <summary>The first token of the chain that ends with a token; -1 when none does.</summary>
    public static int First(TokenList tokens, int last)
    {
        var at = last;
        for (var steps = 0; steps < Longest; steps++)
        {
            while (tokens.Is(at, ']') && tokens.IsPaired(at))
            {
                at = tokens.Open(at) - 1;
            }

            if (!tokens.IsWord(at))
            {
                return -1;
            }

            var before = Separator(tokens, at);
            if (before == at)
            {
                return at;
            }

            at = before - 1;
        }

        return -1;
    }

    /// <summary>The last token of the chain that begins with a token; -1 when none does.</summary>
    public static int Last(TokenList tokens, int first)
    {
        if (!tokens.IsWord(first))
        {
            return -1;
        }

        var at = first;
        for (var steps = 0; steps < Longest; steps++)
        {
            if (tokens.Is(at + 1, '[') && tokens.IsPaired(at + 1) && !tokens.StartsLine(at + 1))
            {
                at = tokens.Close(at + 1);
                continue;
            }

            var next = tokens.Is(at + 1, '.') ? at + 2
                : tokens.Is(at + 1, '?', '.') || tokens.Is(at + 1, '-', '>') || tokens.Is(at + 1, ':', ':') ? at + 3
                : at;
            if (next == at || !tokens.IsWord(next))
            {
                return at;
            }

            at = next;
        }

        return -1;
    }

    /// <summary>Whether two runs of tokens say the same.</summary>
    public static bool Same(TokenList tokens, TokenSpan one, TokenSpan other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!tokens.Text(one.First + i).SequenceEqual(tokens.Text(other.First + i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where the separator before a name begins, or the name itself without one.</summary>
    private static int Separator(TokenList tokens, int at) =>
        tokens.Is(at - 1, '.') ? (tokens.Is(at - 2, '?') ? at - 2 : at - 1)
        : tokens.Is(at - 2, '-', '>') || tokens.Is(at - 2, ':', ':') ? at - 2
        : at;
}
