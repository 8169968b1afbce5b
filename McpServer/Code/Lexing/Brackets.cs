namespace Mcp.Daemon.Code.Lexing;

/// <summary>Which brackets belong together, in code that need not be well-formed.</summary>
internal static class Brackets
{
    /// <summary>How many open brackets of other kinds a closing one may leave unclosed: more would cost time and mean nothing.</summary>
    private const int Forgiven = 8;

    /// <summary>For every bracket the position of its partner; -1 for a bracket without one and for every other token.</summary>
    public static int[] Partners(TokenList tokens, IReadOnlyList<Directive> directives)
    {
        var partners = new int[tokens.Count];
        Array.Fill(partners, -1);
        var open = new List<int>();
        var branches = new Stack<(int Depth, int Debt)>();
        var (braces, debt, directive) = (0, 0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            for (; directive < directives.Count && directives[directive].Token <= i; directive++)
            {
                Branch(directives[directive].Word, i - 1);
            }

            switch (tokens.Mark(i))
            {
                case '(' or '[':
                    open.Add(i);
                    break;
                case '{':
                    open.Add(i);
                    braces++;
                    break;
                case ')':
                    CloseSmall(i, '(');
                    break;
                case ']':
                    CloseSmall(i, '[');
                    break;
                case '}':
                    CloseBrace(i);
                    break;
            }
        }

        return partners;

        void CloseSmall(int at, char opener)
        {
            for (var back = 1; back <= Math.Min(Forgiven, open.Count) && !tokens.Is(open[^back], '{'); back++)
            {
                if (tokens.Is(open[^back], opener))
                {
                    open.RemoveRange(open.Count - back + 1, back - 1);
                    Pair(at);
                    return;
                }
            }
        }

        void CloseBrace(int at)
        {
            if (debt > 0)
            {
                debt--;
                return;
            }

            // A brace closes whatever was left open in its block: parentheses end sooner than blocks.
            while (braces > 0 && !tokens.Is(open[^1], '{'))
            {
                open.RemoveAt(open.Count - 1);
            }

            if (braces > 0)
            {
                braces--;
                Pair(at);
            }
        }

        void Pair(int at)
        {
            partners[open[^1]] = at;
            partners[at] = open[^1];
            open.RemoveAt(open.Count - 1);
        }

        // Only one branch of a condition is compiled: each begins with the blocks that were open at the condition, and those
        // that an earlier branch opened end with it.
        void Branch(string word, int last)
        {
            if (word == "if")
            {
                branches.Push((braces, debt));
            }
            else if (word == "endif")
            {
                branches.TryPop(out _);
            }
            else if (branches.TryPeek(out var start))
            {
                debt = start.Debt + Math.Max(0, start.Depth - braces);
                while (braces > start.Depth)
                {
                    braces -= tokens.Is(open[^1], '{') ? 1 : 0;
                    partners[open[^1]] = last;
                    open.RemoveAt(open.Count - 1);
                }
            }
        }
    }
}
