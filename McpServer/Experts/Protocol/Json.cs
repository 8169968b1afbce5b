using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>Reads members of provider's JSON, which may be missing or of any kind.</summary>
internal static class Json
{
    /// <summary>
    /// JSON as it came off the wire. Bytes that are no UTF-8, which the framework's reader lets pass and then throws at
    /// whoever asks for their text, are read as U+FFFD: the rest of the answer was paid for as well.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) ? JsonElement.Parse(json) : JsonElement.Parse(Encoding.UTF8.GetString(json));

    /// <summary>A string member; null when it is missing or something else.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? Text(value)
            : null;

    /// <summary>
    /// A string value, whatever is in it: JSON can spell half a character (an emoji cut in two by a stream), which is
    /// no text; its raw spelling then stands for it.
    /// </summary>
    public static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText().Trim('"');
        }
    }

    /// <summary>A member of that kind; default when it is missing or something else.</summary>
    public static JsonElement Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : default;
}
