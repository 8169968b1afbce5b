using System.Text.Json;

namespace Mcp.Tests.Support;

/// <summary>One line that a client got, read as the message it is.</summary>
/// <param name="Line">The bytes as text, without line feed.</param>
/// <param name="At">When it came, since its client was started.</param>
internal sealed record Received(string Line, TimeSpan At)
{
    public bool IsJson => Parsed is not null;

    public JsonElement Json => Parsed ?? throw new InvalidOperationException($"Not JSON: {Line}");

    /// <summary>The id as it stands in the line: <c>1</c> is not <c>"1"</c>; null without one.</summary>
    public string? Id { get; } = Read(Line) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("id", out var id)
        ? id.GetRawText()
        : null;

    public string? Method => Member("method")?.GetString();

    public bool IsResponse => Id is not null && Method is null;

    public JsonElement? Error => Member("error");

    public int ErrorNumber => Error?.GetProperty("code").GetInt32() ?? throw new InvalidOperationException($"No error: {Brief}");

    public string ErrorMessage => Error?.GetProperty("message").GetString() ?? throw new InvalidOperationException($"No error: {Brief}");

    public JsonElement Result => Member("result") ?? throw new InvalidOperationException($"No result: {Brief}");

    /// <summary>The envelope of a tool's answer.</summary>
    public JsonElement Answer => Result.GetProperty("structuredContent");

    public string? State => Answer.GetProperty("state").GetString();

    public string? Text => Answer.GetProperty("text").GetString();

    public bool IsToolError => Result.TryGetProperty("isError", out var flag) && flag.GetBoolean();

    /// <summary>The <c>call.id</c> of a tool's answer.</summary>
    public string CallId => Answer.GetProperty("call").GetProperty("id").GetString()!;

    /// <summary>The rung that ended it, whether it is a tool's answer or an error of the shim.</summary>
    public string? Rung => Error is null
        ? Answer.GetProperty("call").TryGetProperty("rung", out var rung) ? rung.GetString() : null
        : Data("rung");

    /// <summary>The code of our one list, whether it is a tool's answer or a JSON-RPC error.</summary>
    public string? Code => Error is null ? Answer.GetProperty("error").GetProperty("code").GetString() : Data("code");

    /// <summary>A member of a JSON-RPC error's data, as text; null without it.</summary>
    public string? Data(string name) =>
        Error is { } error && error.TryGetProperty("data", out var data) && data.TryGetProperty(name, out var value) ? value.ToString() : null;

    private JsonElement? Parsed { get; } = Read(Line);

    private string Brief => Line.Length < 600 ? Line : Line[..600];

    public override string ToString() => Brief;

    private JsonElement? Member(string name) =>
        Parsed is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
