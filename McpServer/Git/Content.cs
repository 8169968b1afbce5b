using System.Text;

namespace Mcp.Daemon.Git;

/// <summary>One side of a file: its size, and its bytes if they were read.</summary>
internal sealed record Content(long Size, byte[]? Bytes, bool LooksBinary = false)
{
    private const int Sample = 8_000; // git's own measure

    public static Content Empty { get; } = new(0, []);

    public bool IsBinary => LooksBinary || (Bytes is not null && HasNul(Bytes));

    /// <summary>The text without a byte order mark; null when it was not read or is none.</summary>
    public string? Text => Bytes is null || IsBinary ? null : Encoding.UTF8.GetString(Bytes).TrimStart('\uFEFF');

    public static bool HasNul(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, Sample)].Contains((byte)0);
}
