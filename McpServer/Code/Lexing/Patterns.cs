using System.Collections.Frozen;

namespace Mcp.Daemon.Code.Lexing;

/// <summary>Whether a slash begins a regular expression or divides, and where the expression ends.</summary>
internal static class Patterns
{
    // After these words a value is expected, not an operator.
    private static readonly FrozenSet<string> BeforeValue = new[]
    {
        "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "instanceof", "do", "else", "yield", "await",
        "from", "import", "export", "default", "if", "unless", "when", "and", "or", "not", "while", "until", "then", "elsif",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        BeforeValue.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Judged by what stands before it.</summary>
    /// <param name="at">Where the slash stands.</param>
    /// <param name="before">The last code before it; empty at the beginning of a text.</param>
    /// <param name="isRuby">There a call may have its arguments without parentheses.</param>
    public static bool MayBegin(string text, int at, Range before, bool isRuby)
    {
        var last = text.AsSpan()[before];
        if (last.IsEmpty)
        {
            return true;
        }

        if (Literals.IsWordPart(last[^1]))
        {
            var parted = at > 0 && text[at - 1] == ' ' && at + 1 < text.Length && text[at + 1] is not (' ' or '=');
            return Words.Contains(last) || (isRuby && parted && Literals.IsWordStart(last[0]));
        }

        return last[^1] switch
        {
            ')' or ']' or '}' or '"' or '\'' or '`' => false,
            // The end tag of an element, and the end of one before a slash in its text.
            '<' => text[at - 1] != '<',
            '>' => last is "=>",
            '.' => false,
            _ => true,
        };
    }

    /// <summary>Whether a value may follow a word without a blank: <c>return'a'</c>.</summary>
    public static bool IsBeforeValue(ReadOnlySpan<char> word) => Words.Contains(word);

    /// <summary>Where the closing slash stands; -1 when the line ends before it.</summary>
    public static int End(string text, int at)
    {
        var inClass = false;
        for (var i = at + 1; i < text.Length && text[i] != '\n'; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '/' when !inClass:
                    return i;
            }
        }

        return -1;
    }
}
