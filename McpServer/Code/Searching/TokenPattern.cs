using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Searching;

/// <summary>
/// A short run of code to look for. Its parts are parted by blanks: a word, words to choose from (<c>get/post</c>), any word
/// (<c>_</c>), any literal in quotes (<c>"</c>), or marks that touch each other.
/// </summary>
internal sealed class TokenPattern
{
    private readonly string[][] _parts;

    public TokenPattern(string pattern)
    {
        _parts = [.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => IsWord(part) ? part.Split('/') : [part])];
    }

    /// <summary>The first token after the pattern where it begins at a token; -1 where it does not.</summary>
    public int EndAt(TokenList tokens, int at)
    {
        foreach (var part in _parts)
        {
            var next = After(tokens, at, part);
            if (next < 0)
            {
                return -1;
            }

            at = next;
        }

        return at;
    }

    public bool IsAt(TokenList tokens, int at) => EndAt(tokens, at) >= 0;

    private static int After(TokenList tokens, int at, string[] part)
    {
        if (part[0] is "_")
        {
            return tokens.IsWord(at) ? at + 1 : -1;
        }

        if (part[0] is "\"")
        {
            // Letters and marks that touch the quotes say how to read what they hold.
            var text = at;
            while (text < at + 2 && !tokens.IsText(text) && tokens.Text(text).Length <= 2 && tokens[text].End == tokens[text + 1].Start)
            {
                text++;
            }

            return tokens.IsText(text) ? text + 1 : -1;
        }

        if (IsWord(part[0]))
        {
            foreach (var word in part)
            {
                if (tokens.Is(at, word))
                {
                    return at + 1;
                }
            }

            return -1;
        }

        for (var i = 0; i < part[0].Length; i++)
        {
            if (!tokens.Is(at + i, part[0][i]) || (i > 0 && tokens[at + i - 1].End != tokens[at + i].Start))
            {
                return -1;
            }
        }

        return at + part[0].Length;
    }

    private static bool IsWord(string part) => char.IsLetter(part[0]) || (part.Length > 1 && part[0] is '_' or '$');
}
