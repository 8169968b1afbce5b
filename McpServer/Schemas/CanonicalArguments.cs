using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Mcp.Daemon.Schemas;

/// <summary>
/// Arguments in the one form that equal ones share, however a client spelled them: names in order, no white space, a
/// number in its shortest form.
/// </summary>
internal static class CanonicalArguments
{
    /// <summary>An absent argument counts as its default.</summary>
    public static ReadOnlySpan<byte> Of(ObjectSchema schema, ToolArguments arguments)
    {
        var values = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in schema.Properties.Where(property => property.Default is not null))
        {
            using var standard = JsonDocument.Parse(property.Default!);
            values[property.Name] = standard.RootElement.Clone();
        }

        return Of(values, arguments);
    }

    /// <summary>Only what was given: where an absent argument means "as before", its default must not stand in for it.</summary>
    public static ReadOnlySpan<byte> OfGiven(ToolArguments arguments) =>
        Of(new SortedDictionary<string, JsonElement>(StringComparer.Ordinal), arguments);

    private static ReadOnlySpan<byte> Of(SortedDictionary<string, JsonElement> values, ToolArguments arguments)
    {
        foreach (var (name, value) in arguments.Values.Where(pair => pair.Value.ValueKind is not JsonValueKind.Null))
        {
            values[name] = value;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, values);
        }

        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, JsonElement>> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Write(json, value.EnumerateObject()
                    .OrderBy(member => member.Name, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Name, member.Value)));
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.Number:
                json.WriteRawValue(Shortest(value), skipInputValidation: true);
                break;
            case JsonValueKind.String when HalfCharacter(value) is { } raw:
                json.WriteRawValue(raw, skipInputValidation: true);
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    // JSON can spell half a character (\ud800), which no writer takes; as it stands in the line it still tells apart.
    private static string? HalfCharacter(JsonElement text)
    {
        try
        {
            _ = text.GetString();
            return null;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText();
        }
    }

    // As a decimal 1, 1.0 and 1e0 are one number; what no decimal holds is told apart as tools read it.
    private static string Shortest(JsonElement number) =>
        number.TryGetDecimal(out var exact) ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
        : number.GetDouble().ToString("R", CultureInfo.InvariantCulture);
}
