using System.Text.Json;

namespace Mcp.Daemon.Sessions;

/// <summary>Why a client cancels: <c>params.reason</c> of its <c>notifications/cancelled</c>, which the SDK shows nobody.</summary>
internal static class CancelReason
{
    /// <summary>The reason as it was put; null when the line gives none that is text.</summary>
    public static string? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.GetProperty("params").TryGetProperty("reason", out var reason)
                && reason.ValueKind is JsonValueKind.String
                    ? reason.GetString()
                    : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // half a character, which is no text
        }
    }
}
