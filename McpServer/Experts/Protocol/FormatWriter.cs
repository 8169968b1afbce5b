using System.Text.Json;
using Mcp.Daemon.Experts.Endpoints;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>Writes <c>response_format</c>.</summary>
internal static class FormatWriter
{
    public static void Write(Utf8JsonWriter writer, ProviderKind kind, ChatResponseFormat? format, List<string> notes)
    {
        if (format is not ChatResponseFormatJson json)
        {
            return; // text is what comes without a word
        }

        writer.WriteStartObject("response_format");
        if (json.Schema is { } schema && kind is not ProviderKind.Glm)
        {
            writer.WriteString("type", "json_schema");
            writer.WriteStartObject("json_schema");
            writer.WriteString("name", json.SchemaName ?? "answer");
            if (json.SchemaDescription is { } description)
            {
                writer.WriteString("description", description);
            }

            writer.WritePropertyName("schema");
            schema.WriteTo(writer);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteString("type", "json_object");
            if (json.Schema is not null)
            {
                notes.Add("GLM takes no schema: it was asked for JSON, and may answer with other members.");
            }
        }

        writer.WriteEndObject();
    }
}
