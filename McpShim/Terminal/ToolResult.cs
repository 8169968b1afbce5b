using System.Text.Json;

namespace Mcp.Shim.Terminal;

/// <summary>The result of a <c>tools/call</c>.</summary>
internal sealed class ToolResult(JsonElement result)
{
    /// <summary>The protocol's own JSON, one line.</summary>
    public string Raw => result.GetRawText();

    public bool IsError => result.TryGetProperty("isError", out var flag) && flag.ValueKind is JsonValueKind.True;

    /// <summary>
    /// Whether it did not bring what was asked for: the tool failed, or its expert did and there is nothing beside it, no
    /// finding and no change, that our own checks could show.
    /// </summary>
    public bool IsFailure => IsError
        || (Structured is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("error", out _)
            && !(answer.TryGetProperty("findings", out var findings) && findings.GetArrayLength() > 0)
            && !(answer.TryGetProperty("evidence", out var evidence) && evidence.TryGetProperty("git", out _)));

    public JsonElement? Structured => result.TryGetProperty("structuredContent", out var content) ? content : null;

    /// <summary>The text blocks, one after the other; other blocks are named.</summary>
    public string Text => result.TryGetProperty("content", out var blocks) && blocks.ValueKind is JsonValueKind.Array
        ? string.Join("\n", blocks.EnumerateArray().Select(TextOf))
        : "";

    /// <summary>The answer's own text, without what is said around it; null when it has none.</summary>
    public string? AnswerText =>
        Structured is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("text", out var text) ? text.GetString() : null;

    /// <summary>The id of a call that was handed back and goes on; null when this is its end.</summary>
    public string? StillRunning =>
        Structured is { ValueKind: JsonValueKind.Object } answer
        && answer.TryGetProperty("state", out var state) && state.ValueEquals("still_running"u8)
        && answer.TryGetProperty("call", out var call) && call.TryGetProperty("id", out var id)
            ? id.GetString()
            : null;

    private static string TextOf(JsonElement block) =>
        block.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()!
            : $"[{(block.TryGetProperty("type", out var type) ? type.GetString() : "block")}: see --raw]";
}
