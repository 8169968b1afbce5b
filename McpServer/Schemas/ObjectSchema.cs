using System.Text.Json;

namespace Mcp.Daemon.Schemas;

/// <summary>The arguments of a tool: published as JSON schema and checked by the same data.</summary>
internal sealed class ObjectSchema(params IReadOnlyList<Property> properties)
{
    public IReadOnlyList<Property> Properties { get; } = properties;

    /// <summary>The JSON schema: an object, closed, its properties in the order given.</summary>
    public JsonElement ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var property in Properties)
            {
                Write(json, property);
            }

            json.WriteEndObject();
            if (Properties.Any(property => property.Required))
            {
                json.WriteStartArray("required");
                foreach (var property in Properties.Where(property => property.Required))
                {
                    json.WriteStringValue(property.Name);
                }

                json.WriteEndArray();
            }

            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter json, Property property)
    {
        json.WriteStartObject(property.Name);
        json.WriteString("type", property.Type switch
        {
            PropertyType.Text => "string",
            PropertyType.Integer => "integer",
            PropertyType.Number => "number",
            PropertyType.Boolean => "boolean",
            _ => "array",
        });
        if (property.Description.Length > 0)
        {
            json.WriteString("description", property.Description);
        }

        if (property.Type is PropertyType.TextList or PropertyType.ObjectList)
        {
            json.WriteStartObject("items");
            json.WriteString("type", property.Type is PropertyType.TextList ? "string" : "object");
            json.WriteEndObject();
        }

        if (property.Allowed is { } allowed)
        {
            json.WriteStartArray("enum");
            foreach (var value in allowed)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        WriteBounds(json, property);
        json.WriteEndObject();
    }

    private static void WriteBounds(Utf8JsonWriter json, Property property)
    {
        if (property.Minimum is { } minimum)
        {
            json.WriteNumber("minimum", minimum);
        }

        if (property.Maximum is { } maximum)
        {
            json.WriteNumber("maximum", maximum);
        }

        if (property.MinLength is { } shortest)
        {
            json.WriteNumber("minLength", shortest);
        }

        if (property.MaxLength is { } longest)
        {
            json.WriteNumber("maxLength", longest);
        }
    }
}
