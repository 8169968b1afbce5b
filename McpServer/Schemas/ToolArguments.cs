using System.Text.Json;

namespace Mcp.Daemon.Schemas;

/// <summary>The arguments of one call by name, typed on reading; an absent one gives null or an empty list.</summary>
internal sealed class ToolArguments(IReadOnlyDictionary<string, JsonElement> values)
{
    public static ToolArguments None { get; } = new(new Dictionary<string, JsonElement>());

    /// <summary>All of them, as the client sent them.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values => values;

    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name) => Find(name)?.GetString();

    public int? Integer(string name) => (int?)Find(name)?.GetDouble();

    public double? Number(string name) => Find(name)?.GetDouble();

    public bool Flag(string name, bool otherwise) => Find(name)?.GetBoolean() ?? otherwise;

    public IReadOnlyList<string> Texts(string name) =>
        Find(name) is { } list ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    public IReadOnlyList<JsonElement> Objects(string name) =>
        Find(name) is { } list ? [.. list.EnumerateArray()] : [];

    private JsonElement? Find(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
