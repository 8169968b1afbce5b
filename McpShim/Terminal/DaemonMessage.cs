using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Contract;

namespace Mcp.Shim.Terminal;

/// <summary>One line from the daemon as a terminal command reads it: answer, progress, or a question to the client.</summary>
internal sealed class DaemonMessage
{
    private readonly JsonElement _message;

    private DaemonMessage(JsonElement message) => _message = message;

    public static DaemonMessage Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return new DaemonMessage(document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new CallFailedException($"Reading from the daemon: a line is no JSON ({e.Message})", e);
        }
    }

    public string? Method => Member(_message, "method")?.GetString();

    public JsonElement? Result => Member(_message, "result");

    /// <summary>The id of a request that the daemon makes of its client.</summary>
    public JsonElement? RequestId => Method is null ? null : Member(_message, "id");

    /// <summary>The sentence of an error answer.</summary>
    public string? ErrorText =>
        Member(_message, "error") is { } error ? Member(error, "message")?.GetString() ?? error.GetRawText() : null;

    /// <summary>What a progress notification says.</summary>
    public string? ProgressText => Method is KnownMethod.Progress && Member(_message, "params") is { } progress
        ? Member(progress, "message")?.GetString() ?? "working"
        : null;

    public bool IsAnswerTo(long id) =>
        Method is null && Member(_message, "id") is { ValueKind: JsonValueKind.Number } own && own.TryGetInt64(out var number) && number == id;

    public static JsonObject Pong(JsonElement id) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = JsonNode.Parse(id.GetRawText()), ["result"] = new JsonObject() };

    /// <summary>A terminal command declares no capabilities, so whatever else is asked is not available.</summary>
    public static JsonObject NotHere(JsonElement id) => new()
    {
        ["jsonrpc"] = "2.0",
        ["id"] = JsonNode.Parse(id.GetRawText()),
        ["error"] = new JsonObject { ["code"] = -32601, ["message"] = "A terminal command offers nothing to servers." },
    };

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;
}
