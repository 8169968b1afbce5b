using System.Text.Json;

namespace Mcp.Shim.Terminal;

/// <summary>One argument of a tool as its schema describes it.</summary>
internal sealed record ToolArgument(string Name, ArgumentKind Kind, bool IsRequired)
{
    public string? Description { get; init; }

    /// <summary>What an array holds.</summary>
    public ArgumentKind ItemKind { get; init; } = ArgumentKind.Text;

    /// <summary>The values that are allowed, where they are named.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The shortest text that is accepted.</summary>
    public int MinLength { get; init; }

    /// <summary>The type in a word for people.</summary>
    public string KindWord => Kind is ArgumentKind.List ? $"list of {Several(ItemKind)}" : Word(Kind);

    /// <summary>The type of a value, or of an item where it is a list, in a sentence: <c>a whole number</c>.</summary>
    public string OneOf
    {
        get
        {
            var kind = Kind is ArgumentKind.List ? ItemKind : Kind;
            return kind is ArgumentKind.Text or ArgumentKind.Flag or ArgumentKind.Any ? Word(kind) : $"a {Word(kind)}";
        }
    }

    /// <summary>The properties of a schema in their order.</summary>
    public static IReadOnlyList<ToolArgument> AllOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return [];
        }

        var required = Texts(schema, "required");
        return [.. properties.EnumerateObject().Select(property => Of(property, required.Contains(property.Name)))];
    }

    private static ToolArgument Of(JsonProperty property, bool isRequired)
    {
        var schema = property.Value;
        return new ToolArgument(property.Name, KindOf(schema), isRequired)
        {
            Description = schema.TryGetProperty("description", out var text) ? text.GetString() : null,
            ItemKind = schema.TryGetProperty("items", out var items) ? KindOf(items) : ArgumentKind.Text,
            Allowed = Texts(schema, "enum"),
            MinLength = schema.TryGetProperty("minLength", out var least) && least.TryGetInt32(out var length) ? length : 0,
        };
    }

    private static ArgumentKind KindOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return ArgumentKind.Any;
        }

        var name = type.ValueKind is JsonValueKind.Array
            ? Texts(schema, "type").FirstOrDefault(one => one is not "null")
            : type.GetString();
        return name switch
        {
            "string" => ArgumentKind.Text,
            "integer" => ArgumentKind.Integer,
            "number" => ArgumentKind.Number,
            "boolean" => ArgumentKind.Flag,
            "array" => ArgumentKind.List,
            "object" => ArgumentKind.Object,
            _ => ArgumentKind.Any,
        };
    }

    private static List<string> Texts(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.String).Select(one => one.GetString()!)]
            : [];

    private static string Several(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Integer or ArgumentKind.Number or ArgumentKind.Object or ArgumentKind.List => Word(kind) + "s",
        _ => Word(kind),
    };

    private static string Word(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Text => "text",
        ArgumentKind.Integer => "whole number",
        ArgumentKind.Number => "number",
        ArgumentKind.Flag => "true or false",
        ArgumentKind.Object => "JSON object",
        ArgumentKind.List => "list",
        _ => "JSON",
    };
}
