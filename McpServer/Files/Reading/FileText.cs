using System.Text;

namespace Mcp.Daemon.Files.Reading;

/// <summary>Bytes as text, judged by what they are and not by the file's name.</summary>
internal static class FileText
{
    // git's own measure: a NUL among the first bytes is no text.
    private const int Sample = 8_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text without a byte order mark and with plain line feeds; null for a binary file.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            _ when bytes[..Math.Min(bytes.Length, Sample)].Contains((byte)0) => null,
            _ => Utf8OrLatin(bytes),
        };
        return text?.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    // A few old sources are Latin-1: every byte of it is a character, so nothing is lost and lines stay lines.
    private static string Utf8OrLatin(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
