using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.Debug.Messages;

/// <summary>A string of the code as it may show in a message: its literal pieces, with anything where a value is put in.</summary>
internal sealed partial class MessagePattern
{
    /// <summary>Letters and digits that must agree; fewer are a word or two that any message may have.</summary>
    private const int FewestLetters = 10;

    /// <summary>A single word, such as an error's name, stands in too many texts.</summary>
    private const int FewestWords = 2;

    /// <summary>Longer strings are templates and documents.</summary>
    private const int LongestLiteral = 2_000;

    private readonly string[] _pieces;

    private MessagePattern(string[] pieces) => _pieces = pieces;

    /// <summary>The pattern of a string, or null when it says too little to be known again.</summary>
    public static MessagePattern? Of(string literal)
    {
        if (literal.Length is < FewestLetters or > LongestLiteral)
        {
            return null;
        }

        var text = EscapedQuote().Replace(EscapedSpace().Replace(literal, " "), "");
        var pieces = Placeholder().Split(text).Select(Excerpt.OnOneLine).Where(piece => Letters(piece) > 1).ToArray();
        return pieces.Sum(Letters) >= FewestLetters && pieces.Sum(Words) >= FewestWords ? new MessagePattern(pieces) : null;
    }

    /// <summary>How many letters of a message the string explains: 0 when it is not the string of that message.</summary>
    /// <param name="message">On one line.</param>
    public int Explains(string message)
    {
        var at = 0;
        foreach (var piece in _pieces)
        {
            var found = message.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return IsQuotedInPart(message) ? Letters(message) : 0;
            }

            at = found + piece.Length;
        }

        return _pieces.Sum(Letters);
    }

    public static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    /// <summary>Whether a text is long enough to be looked for.</summary>
    public static bool IsTelling(string text) => Letters(text) >= FewestLetters && Words(text) >= FewestWords;

    /// <summary>Who tells of a message may tell a part of it.</summary>
    private bool IsQuotedInPart(string message) => IsTelling(message) && _pieces.Any(piece => piece.Contains(message, StringComparison.Ordinal));

    private static int Words(string text) => text.Split(' ').Count(word => word.Any(char.IsLetter));

    // {}, {0}, {name:x}, %s, %(name)d, %-5.2f, $name, ${name}, #{name}
    [GeneratedRegex(@"[$#]?\{[^{}]{0,80}\}|%\([^()]{1,80}\)[a-z]|%[-+0 #]{0,3}\d{0,4}(?:\.\d{1,4})?l{0,2}[a-zA-Z@]|\$[A-Za-z_]\w{0,80}|[{}]")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\\[nrt]")]
    private static partial Regex EscapedSpace();

    [GeneratedRegex(@"\\(?=[""'`\\])")]
    private static partial Regex EscapedQuote();
}
