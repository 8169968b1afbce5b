using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Mcp.Daemon.Sessions;

/// <summary>
/// A client's line in which every string is a text. Bytes that are no UTF-8 and half characters (<c>\ud83d</c> without its
/// second half, as a client writes that cuts a text inside an emoji) are JSON, and nothing could read them: each becomes
/// U+FFFD, and the call runs.
/// </summary>
internal static class MendedLine
{
    /// <summary>Bytes of an escape: <c>\ud83d</c>.</summary>
    private const int Length = 6;

    /// <summary>The line itself where there is nothing to mend, as almost always.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> line) =>
        WithoutHalves(Utf8.IsValid(line.Span) ? line : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Span)));

    private static ReadOnlyMemory<byte> WithoutHalves(ReadOnlyMemory<byte> line)
    {
        byte[]? copy = null;
        var text = line.Span;
        for (var at = 0; text[at..].IndexOf((byte)'\\') is var next and >= 0;)
        {
            at += next;
            if (Unit(text[at..]) is not { } unit)
            {
                at = Math.Min(at + 2, text.Length); // any other escape: what it escapes may be a backslash
            }
            else if (!char.IsSurrogate(unit))
            {
                at += Length;
            }
            else if (char.IsHighSurrogate(unit) && Unit(text[(at + Length)..]) is { } low && char.IsLowSurrogate(low))
            {
                at += 2 * Length;
            }
            else
            {
                copy ??= line.ToArray();
                @"\ufffd"u8.CopyTo(copy.AsSpan(at));
                at += Length;
            }
        }

        return copy ?? line;
    }

    private static char? Unit(ReadOnlySpan<byte> text) =>
        text.Length >= Length && text.StartsWith(@"\u"u8)
        && Utf8Parser.TryParse(text[2..Length], out ushort unit, out var read, 'x') && read == Length - 2 ? (char)unit : null;
}
