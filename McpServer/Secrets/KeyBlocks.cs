using System.Text.RegularExpressions;

namespace Mcp.Daemon.Secrets;

/// <summary>Private keys over many lines: from their BEGIN to their END, or as far as what follows still looks like a key.</summary>
internal static partial class KeyBlocks
{
    public const string What = "a private key";

    /// <summary>Far more than the largest key in use; an END farther away belongs to something else.</summary>
    private const int LongestBlock = 65_536;

    /// <summary>Less than this between the two marks is a text about keys, not a key.</summary>
    private const int LeastBody = 32;

    /// <summary>How a file in a question ends.</summary>
    private const string EndOfFile = "\n</file ";

    /// <summary>The blocks in a whole text, in order; a mark alone is left to the line's own scan.</summary>
    public static IReadOnlyList<SecretMatch> Find(string text)
    {
        var blocks = new List<SecretMatch>();
        var ends = new NextMark(from => End().Match(text, from) is { Success: true } found ? (found.Index, found.Length) : null);
        var fences = new NextMark(from => text.IndexOf(EndOfFile, from, StringComparison.Ordinal) is >= 0 and var fence ? (fence, EndOfFile.Length) : null);
        for (var begin = Begin().Match(text); begin.Success;)
        {
            var body = begin.Index + begin.Length;
            var last = Math.Min(body + LongestBlock, text.Length);
            // A key does not go on in the next file.
            var limit = fences.Within(body, last)?.Index ?? last;
            var until = ends.Within(body, limit) is { } end ? end.Index + end.Length : body + CutOff(text.AsSpan(body, limit - body));
            if (KeyCharacters(text.AsSpan(body, until - body)) >= LeastBody)
            {
                blocks.Add(new SecretMatch(What, begin.Index, until - begin.Index));
                begin = Begin().Match(text, until);
            }
            else
            {
                begin = Begin().Match(text, body);
            }
        }

        return blocks;
    }

    /// <summary>How long a key without its end is: as far as lines look like base64 or like a key's own headers, a diff's marks and line numbers aside.</summary>
    private static int CutOff(ReadOnlySpan<char> body)
    {
        var length = 0;
        foreach (var line in body.EnumerateLines())
        {
            if (length > 0 && !KeyLine().IsMatch(line))
            {
                break;
            }

            length += line.Length + 1;
        }

        // At most one character was counted for each line end; a text that has two of them only loses less.
        return Math.Min(length, body.Length);
    }

    private static int KeyCharacters(ReadOnlySpan<char> body)
    {
        var count = 0;
        foreach (var c in body)
        {
            count += char.IsAsciiLetterOrDigit(c) || c is '+' or '/' ? 1 : 0;
        }

        return count;
    }

    [GeneratedRegex(@"-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----")]
    private static partial Regex Begin();

    [GeneratedRegex(@"-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----")]
    private static partial Regex End();

    [GeneratedRegex(@"^[\s+\-|│>0-9:]{0,20}(?:[A-Za-z0-9+/=\\]{16,}|[A-Za-z0-9+/]{0,100}={0,2}|(?:Proc-Type|DEK-Info|Version|Comment|Hash): .{0,200})[\s""',\\]{0,8}$")]
    private static partial Regex KeyLine();
}
