using System.Text.Json;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>One member of an object that an expert wrote.</summary>
internal readonly record struct Member(string Name, JsonElement Value)
{
    /// <summary>Whether it says anything: null, "", [] and {} do not.</summary>
    public bool HasContent => Value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => !string.IsNullOrWhiteSpace(Value.GetString()),
        JsonValueKind.Array => Value.GetArrayLength() > 0,
        JsonValueKind.Object => Value.GetPropertyCount() > 0,
        _ => true,
    };

    public static List<Member> Of(JsonElement value) =>
        [.. value.EnumerateObject().Select(property => new Member(property.Name, property.Value))];
}
