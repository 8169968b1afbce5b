using System.Text.Json;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>What an answer has beyond the common members, for programs.</summary>
internal static class AnswerDetails
{
    /// <summary>
    /// Bytes. Clients take lines of 10 MiB, and text, findings and the raw answer, which say the same, have to fit as well.
    /// </summary>
    private const int Most = 1_000_000;

    /// <summary>Where the members stand that no form asked for: a program must not take them for a tool's own.</summary>
    private const string Additions = "additions";

    /// <summary>One object of the members of all; null when there are none, or when they are too much.</summary>
    public static JsonElement? Of(IReadOnlyList<ObjectReading> objects, AnswerShape shape, List<string> notes)
    {
        var members = objects.SelectMany(one => one.Rest).GroupBy(member => member.Name, StringComparer.Ordinal).ToList();
        if (members.Count == 0)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Write(json, members.Where(member => shape.IsOwn(member.Key)));
            if (members.Any(member => !shape.IsOwn(member.Key)))
            {
                json.WriteStartObject(Additions);
                Write(json, members.Where(member => !shape.IsOwn(member.Key)));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        if (buffer.Length > Most)
        {
            notes.Add("The expert's details are more than an answer holds beside its text; they stand in the text alone.");
            return null;
        }

        return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<IGrouping<string, Member>> members)
    {
        foreach (var member in members)
        {
            json.WritePropertyName(member.Key);
            Write(json, [.. member.Select(one => one.Value)]);
        }
    }

    // Lists that were given in parts are one list; of anything else the last word counts, and the text has them all.
    private static void Write(Utf8JsonWriter json, IReadOnlyList<JsonElement> values)
    {
        if (values.Count == 1 || values.Any(value => value.ValueKind is not JsonValueKind.Array))
        {
            values[^1].WriteTo(json);
            return;
        }

        json.WriteStartArray();
        foreach (var item in values.SelectMany(value => value.EnumerateArray()))
        {
            item.WriteTo(json);
        }

        json.WriteEndArray();
    }
}
