using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Writes a form as JSON schema.</summary>
/// <remarks>
/// Without descriptions: <see cref="FormWords"/> says them in the system prompt, and models that take no schema read them
/// there too. Outcome and summary come first, since members are written in this order: an answer that breaks off has them.
/// </remarks>
internal static class FormSchema
{
    private static readonly string[] Severities = [.. Enum.GetValues<Severity>().Select(severity => AnswerText.Words(severity.ToString()))];

    public static JsonElement Of(AnswerForm form)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Closed(json, [.. Common(form), .. form.Members.Select(Own)]);
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static (string, Action<Utf8JsonWriter>)[] Common(AnswerForm form) =>
    [
        ("outcome", json => Choice(json, form.Outcomes.Select(OutcomeWords.Of))),
        ("summary", Text),
        ("findings", json => List(json, Finding)),
        ("files_needed", json => List(json, Text)),
        ("question", Text),
    ];

    private static (string, Action<Utf8JsonWriter>) Own(FormMember member) => (member.Name, member.Type switch
    {
        FormMemberType.Text => Text,
        FormMemberType.TextList => json => List(json, Text),
        _ => json => List(json, item => Closed(item, [.. member.Fields.Select(field => (field.Name, (Action<Utf8JsonWriter>)Text))])),
    });

    private static void Finding(Utf8JsonWriter json) => Closed(json,
    [
        ("severity", severity => Choice(severity, Severities)), ("kind", Text), ("file", Text), ("line", Integer),
        ("end_line", Integer), ("quote", Text), ("text", Text), ("fix", Text),
    ]);

    private static void Closed(Utf8JsonWriter json, (string Name, Action<Utf8JsonWriter> Write)[] members)
    {
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var (name, write) in members)
        {
            json.WritePropertyName(name);
            write(json);
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var (name, _) in members)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, Action<Utf8JsonWriter> item)
    {
        json.WriteStartObject();
        json.WriteString("type", "array");
        json.WritePropertyName("items");
        item(json);
        json.WriteEndObject();
    }

    private static void Choice(Utf8JsonWriter json, IEnumerable<string> words)
    {
        json.WriteStartObject();
        json.WriteString("type", "string");
        json.WriteStartArray("enum");
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json) => Typed(json, "string");

    private static void Integer(Utf8JsonWriter json) => Typed(json, "integer");

    private static void Typed(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteEndObject();
    }
}
