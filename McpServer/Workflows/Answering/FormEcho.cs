using System.Text.Json;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>The form itself, as a model without structured output sends it back in the place of an answer.</summary>
internal static class FormEcho
{
    private static readonly string[] Types = ["object", "array", "string", "integer", "number", "boolean"];

    private static readonly string[] Words = ["type", "items", "properties", "required", "enum", "additionalProperties", "description", "title"];

    /// <summary>Whether a text is nothing but the schema of an answer, or the members of one.</summary>
    public static bool IsIn(string text)
    {
        var faults = JsonFaults.None;
        return JsonText.Parse(Fences.Inside(text), ref faults) is { ValueKind: JsonValueKind.Object } root && Is(root);
    }

    /// <summary>Whether an object is the schema of an answer, or has a schema in every member.</summary>
    public static bool Is(JsonElement value)
    {
        var members = value.TryGetProperty("properties", out var inner) && inner.ValueKind is JsonValueKind.Object ? inner : value;
        return members.GetPropertyCount() > 1 && members.EnumerateObject().All(member => IsSchema(member.Value));
    }

    /// <summary>Whether a value says of what type a member is, where it should be the member.</summary>
    public static bool IsSchema(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object
        && value.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && Types.Contains(type.GetString())
        && value.EnumerateObject().All(member => Words.Contains(member.Name));
}
