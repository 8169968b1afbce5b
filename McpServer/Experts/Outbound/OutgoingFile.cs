using System.Text;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Experts.Outbound;

/// <summary>
/// A file on its way to a provider's file store, after the same look that a question gets: text with its secrets
/// masked; anything else as it is, if the settings let what cannot be scanned leave.
/// </summary>
internal sealed record OutgoingFile(string Name, string MediaType, ReadOnlyMemory<byte> Content, bool IsScanned, string? Note)
{
    /// <param name="keys">The session's own keys: they leave in no text.</param>
    /// <exception cref="ToolFailureException"><c>secrets_refused</c>; nothing was sent.</exception>
    public static OutgoingFile Of(
        string name, byte[] bytes, SessionConfiguration settings, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (IsDocument(bytes) || FileText.Of(bytes) is not { } text)
        {
            return settings.RefuseUnscanned
                ? throw Refused($"Uploading {name}: it cannot be scanned for secrets, and MCP_EXPERT_UNSCANNED is refuse.")
                : new OutgoingFile(name, MediaTypeOf(name), bytes, false, null);
        }

        var masked = TextScan.Mask(text, keys, cancellationToken);
        if (masked.Found.Count == 0)
        {
            return new OutgoingFile(name, "text/plain", bytes, true, null);
        }

        var words = SecretCounts.Words(masked.Found);
        return settings.RefuseSecrets
            ? throw Refused($"Uploading {name}: it holds {words}, and MCP_EXPERT_SECRETS is refuse.")
            : new OutgoingFile(name, "text/plain", Encoding.UTF8.GetBytes(masked.Text), true, $"Masked in the uploaded copy of {name}: {words}.");
    }

    // A PDF begins as text and may hold no NUL in its first bytes.
    private static bool IsDocument(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    private static string MediaTypeOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".PDF" => "application/pdf",
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".WEBP" => "image/webp",
        ".DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".XLSX" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".PPTX" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    };

    private static ToolFailureException Refused(string why) => new(ErrorCode.SecretsRefused, $"{why} Nothing of it was sent.");
}
