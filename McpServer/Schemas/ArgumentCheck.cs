using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Schemas;

/// <summary>Checks the arguments of a call by the schema its tool publishes, and says all that is wrong at once.</summary>
internal static class ArgumentCheck
{
    // Half of a longish argument name: nearer than that a mistyped name is likely meant, further it is noise.
    private const int NearestDistance = 4;

    /// <summary>One sentence per fault, in the order of the schema; empty when the call may run.</summary>
    public static IReadOnlyList<string> Faults(ObjectSchema schema, IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var given = arguments.Where(pair => pair.Value.ValueKind is not JsonValueKind.Null).ToList();
        var faults = new List<string>();
        foreach (var property in schema.Properties)
        {
            if (given.Find(pair => pair.Key == property.Name) is { Key: not null } found)
            {
                Check(property, found.Value, faults);
            }
            else if (property.Required)
            {
                faults.Add($"\"{property.Name}\" is missing: expected {Expected(property)}");
            }
        }

        foreach (var (name, _) in given.Where(pair => schema.Properties.All(property => property.Name != pair.Key)))
        {
            faults.Add(Unknown(schema, name));
        }

        return faults;
    }

    private static void Check(Property property, JsonElement value, List<string> faults)
    {
        var fits = property.Type switch
        {
            PropertyType.Text => IsAllowedText(property, value),
            PropertyType.Integer => value.ValueKind is JsonValueKind.Number && IsWhole(value) && InRange(property, value),
            PropertyType.Number => value.ValueKind is JsonValueKind.Number && InRange(property, value),
            PropertyType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            PropertyType.TextList => IsListOf(value, item => TextOf(item) is not null),
            PropertyType.ObjectList => IsListOf(value, item => item.ValueKind is JsonValueKind.Object),
            _ => false,
        };
        if (!fits)
        {
            faults.Add($"\"{property.Name}\": expected {Expected(property)}{Bounds(property, value)}, got {Shown(property, value)}{NearestValue(property, value)}");
        }
    }

    private static bool IsAllowedText(Property property, JsonElement value) =>
        TextOf(value) is { } text
        && (property.Allowed is null || property.Allowed.Contains(text))
        && !(Characters(text) < property.MinLength)
        && !(Characters(text) > property.MaxLength);

    // JSON Schema counts code points; a pair of surrogates is one of them.
    private static int Characters(string text) => text.Length - text.Count(char.IsLowSurrogate);

    // JSON can spell half a character (\ud800), which is no text that anything here could read.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsWhole(JsonElement value) => Math.Floor(value.GetDouble()) == value.GetDouble();

    private static bool InRange(Property property, JsonElement value) =>
        !(value.GetDouble() < (property.Minimum ?? (property.Type is PropertyType.Integer ? int.MinValue : double.MinValue)))
        && !(value.GetDouble() > (property.Maximum ?? (property.Type is PropertyType.Integer ? int.MaxValue : double.MaxValue)));

    private static bool IsListOf(JsonElement value, Func<JsonElement, bool> fits) =>
        value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(fits);

    private static string Expected(Property property)
    {
        var type = property.Type switch
        {
            PropertyType.Text when property.Allowed is { } allowed => "one of " + string.Join(", ", allowed),
            PropertyType.Text => ExpectedText(property),
            PropertyType.Integer => "a whole number",
            PropertyType.Number => "a number",
            PropertyType.Boolean => "true or false",
            PropertyType.TextList => "an array of strings",
            _ => "an array of objects",
        };
        return (property.Minimum, property.Maximum) switch
        {
            ({ } least, { } most) => $"{type} from {least} to {most}",
            ({ } least, null) => $"{type} of at least {least}",
            (null, { } most) => $"{type} of at most {most}",
            _ => type,
        };
    }

    private static string ExpectedText(Property property) => (property.MinLength, property.MaxLength) switch
    {
        (1, null) => "a string that is not empty",
        ({ } least, null) => $"a string of at least {least:N0} characters",
        (null, { } most) => $"a string of at most {most:N0} characters",
        ({ } least, { } most) => $"a string of {least:N0} to {most:N0} characters",
        _ => "a string",
    };

    // A whole number that no property bounds is bounded by what we count with.
    private static string Bounds(Property property, JsonElement value) =>
        property is not { Type: PropertyType.Integer, Maximum: null } || value.ValueKind is not JsonValueKind.Number || !IsWhole(value) ? ""
        : property.Minimum is null ? $" from {int.MinValue} to {int.MaxValue}"
        : value.GetDouble() > int.MaxValue ? $" and at most {int.MaxValue}"
        : "";

    private static string Shown(Property property, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array || property.Type is not (PropertyType.TextList or PropertyType.ObjectList))
        {
            return Shown(value);
        }

        var wanted = property.Type is PropertyType.TextList ? JsonValueKind.String : JsonValueKind.Object;
        var (place, item) = value.EnumerateArray().Index().First(pair => pair.Item.ValueKind != wanted || (wanted is JsonValueKind.String && TextOf(pair.Item) is null));
        return $"an array whose item {place + 1} is {Shown(item)}";
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when TextOf(value) is null => "a string that is not valid Unicode",
        JsonValueKind.String when TextOf(value) is { Length: > 60 } text => $"a string of {Characters(text):N0} characters",
        JsonValueKind.String when TextOf(value) is { } text => $"\"{text}\"", // as it was meant: the raw text may be escaped
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Excerpt.Of(value.GetRawText(), 80),
    };

    private static string NearestValue(Property property, JsonElement value) =>
        property.Allowed is { } allowed && TextOf(value) is { } text
        && NameDistance.Nearest(text, allowed, NearestDistance) is { } near
            ? $"; did you mean \"{near}\"?"
            : "";

    private static string Unknown(ObjectSchema schema, string name)
    {
        var names = schema.Properties.Select(property => property.Name).ToList();
        if (names.Count == 0)
        {
            return $"\"{name}\" is not an argument of this tool; it takes none";
        }

        return NameDistance.Nearest(name, names, NearestDistance) is { } near
            ? $"\"{name}\" is not an argument of this tool; did you mean \"{near}\"?"
            : $"\"{name}\" is not an argument of this tool; allowed are {string.Join(", ", names)}";
    }
}
