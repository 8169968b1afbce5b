namespace Mcp.Daemon.Git;

/// <summary>The one conversion of git that is done here, so that a checkout with CRLF does not look changed all over.</summary>
internal static class LineEnds
{
    public static byte[] ToLineFeed(ReadOnlySpan<byte> bytes)
    {
        var converted = new byte[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\r' || i + 1 == bytes.Length || bytes[i + 1] != '\n')
            {
                converted[length++] = bytes[i];
            }
        }

        return converted[..length];
    }
}
