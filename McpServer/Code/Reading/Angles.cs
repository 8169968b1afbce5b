using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Tells the angle brackets of type arguments from comparisons.</summary>
internal static class Angles
{
    /// <summary>Longer type arguments than any that people write; the search begins at every angle bracket and must be bounded.</summary>
    private const int Longest = 200;

    /// <summary>The closing bracket of the one at a position; -1 when what follows can be no list of types.</summary>
    public static int Close(TokenList tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count && i - open < Longest; i++)
        {
            switch (tokens.Mark(i))
            {
                case '<':
                    depth++;
                    break;
                case '>' when tokens.Is(i - 1, '=', '>') || tokens.Is(i - 1, '-', '>'):
                    break;
                case '>':
                    if (--depth == 0)
                    {
                        return i;
                    }

                    break;
                case '(' or '[' or '{':
                    if (!tokens.IsPaired(i))
                    {
                        return -1;
                    }

                    i = tokens.Close(i);
                    break;
                case ';' or ')' or ']' or '}' or '%' or '/':
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>The token after type arguments, or the position itself when none begin there.</summary>
    public static int Skip(TokenList tokens, int at) => tokens.Is(at, '<') && Close(tokens, at) is var close and > 0 ? close + 1 : at;
}
