using System.Text.Json;

namespace Mcp.Daemon.Answers;

/// <summary>The schema of <see cref="Answer"/>: as a whole, and as every tool publishes its own part of it as <c>outputSchema</c>.</summary>
internal static class AnswerSchema
{
    /// <summary>Members that any answer may have.</summary>
    private static readonly string[] Common = ["tool", "state", "text", "notes", "next", "call", "error"];

    /// <summary>The embedded <c>envelope.schema.json</c>.</summary>
    public static JsonElement Json { get; } = Load();

    /// <summary>The names of all members.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. Json.GetProperty("properties").EnumerateObject().Select(member => member.Name)];

    /// <summary>The schema of an answer that has these members beside the common ones, in the order of the whole.</summary>
    public static JsonElement Of(IReadOnlyCollection<string> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var part in Json.EnumerateObject())
            {
                if (part.Name is not "properties")
                {
                    part.WriteTo(json);
                    continue;
                }

                json.WriteStartObject(part.Name);
                foreach (var member in part.Value.EnumerateObject().Where(member => Common.Contains(member.Name) || members.Contains(member.Name)))
                {
                    member.WriteTo(json);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static JsonElement Load()
    {
        using var stream = typeof(AnswerSchema).Assembly.GetManifestResourceStream("envelope.schema.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
