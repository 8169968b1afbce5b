using System.Text;

namespace Mcp.Daemon.Evidence;

/// <summary>Bytes as text, judged by what they are and not by the file's name.</summary>
internal static class FileText
{
    /// <summary>git's own measure: a NUL among the first bytes is no text.</summary>
    public const int Sample = 8_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text without a byte order mark and with plain line feeds; null for a binary file.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            _ when IsBinary(bytes) => null,
            _ => Utf8OrLatin(bytes),
        };
        return text?.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>Whether a file that begins so is no text; the first <see cref="Sample"/> bytes are enough to tell.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> start) => start is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0xEF, 0xBB, 0xBF, ..])
        && start[..Math.Min(start.Length, Sample)].Contains((byte)0);

    // A few old sources are Latin-1: every byte of it is a character, so nothing is lost and lines stay lines. What is
    // compressed is no UTF-8 either, and need not hold a NUL: a tenth of its bytes are control characters, of a text none.
    private static string? Utf8OrLatin(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var sample = bytes[..Math.Min(bytes.Length, Sample)];
            return Controls(sample) > sample.Length / 50 ? null : Encoding.Latin1.GetString(bytes);
        }
    }

    private static int Controls(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var each in bytes)
        {
            count += each < ' ' && each is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B) ? 1 : 0;
        }

        return count;
    }
}
