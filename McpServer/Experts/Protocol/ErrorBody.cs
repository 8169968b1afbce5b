using System.Text.Json;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// What an error's body says, whoever wrote it: <c>{"error":{message,type,code}}</c>, <c>{"error":"…"}</c>,
/// <c>{"object":"error",…}</c>, <c>{"code":…,"msg":…}</c>, <c>{"detail":"…"}</c>, or plain text.
/// </summary>
internal sealed record ErrorBody(string Message, string? Type, string? Code)
{
    /// <summary>The words of the provider behind a gateway, as OpenRouter quotes them.</summary>
    public string? Upstream { get; init; }

    /// <summary>Whether a moderation list stands beside it.</summary>
    public bool Moderated { get; init; }

    public static ErrorBody Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return TryRead(document.RootElement) ?? new ErrorBody(text, null, null);
        }
        catch (JsonException)
        {
            return new ErrorBody(IsPage(text) ? "" : text, null, null);
        }
    }

    /// <summary>The error that a JSON value is; null when it is none.</summary>
    public static ErrorBody? TryRead(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return json is { ValueKind: JsonValueKind.Array } && json.GetArrayLength() == 1 ? TryRead(json[0]) : null;
        }

        if (json.TryGetProperty("error", out var error))
        {
            return error.ValueKind switch
            {
                JsonValueKind.Object => FromObject(error),
                JsonValueKind.String => new ErrorBody(Json.Text(error), null, Text(json, "code")),
                JsonValueKind.True => FromObject(json),
                _ => null,
            };
        }

        return json.TryGetProperty("choices", out _) ? null
            : Text(json, "object") is "error" || Text(json, "success") is "false" ? FromObject(json)
            : (Text(json, "message") ?? Text(json, "msg") ?? Text(json, "detail")) is not null ? FromObject(json)
            : null;
    }

    private static ErrorBody FromObject(JsonElement error)
    {
        var metadata = error.TryGetProperty("metadata", out var found) && found.ValueKind is JsonValueKind.Object ? found : default;
        var isGateway = metadata.ValueKind is JsonValueKind.Object;
        return new ErrorBody(
            Text(error, "message") ?? Text(error, "msg") ?? Text(error, "detail") ?? Text(error, "error") ?? error.GetRawText(),
            Text(error, "type"), Text(error, "code"))
        {
            Upstream = isGateway ? Text(metadata, "raw") : null,
            Moderated = isGateway && metadata.TryGetProperty("reasons", out _),
        };
    }

    private static string? Text(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => Json.Text(value),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => value.GetRawText(),
        };

    private static bool IsPage(string text) => text.AsSpan().TrimStart().StartsWith("<");
}
