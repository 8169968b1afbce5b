using System.Text.Json;

namespace Mcp.Shim.Terminal;

/// <summary>A tool as the daemon lists it: name, words for people, and its arguments.</summary>
internal sealed record OfferedTool(string Name, string? Title, string? Description, IReadOnlyList<ToolArgument> Arguments)
{
    /// <summary>Reads one entry of a <c>tools/list</c> result.</summary>
    public static OfferedTool Of(JsonElement tool) => new(
        tool.GetProperty("name").GetString()!,
        TextOf(tool, "title"),
        TextOf(tool, "description"),
        tool.TryGetProperty("inputSchema", out var schema) ? ToolArgument.AllOf(schema) : []);

    public ToolArgument? Find(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    private static string? TextOf(JsonElement tool, string name) =>
        tool.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
