using System.Text.Json;
using Mcp.Daemon.Experts.Endpoints;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>Writes a conversation as native, role-separated messages.</summary>
internal static class MessageWriter
{
    public static void Write(Utf8JsonWriter writer, ProviderKind kind, IEnumerable<ChatMessage> messages)
    {
        // Results name only their call's id; Moonshot wants the function's name with them.
        var names = new Dictionary<string, string>();
        foreach (var message in messages)
        {
            foreach (var call in message.Contents.OfType<FunctionCallContent>())
            {
                names[call.CallId] = call.Name;
            }

            Write(writer, kind, message, names);
        }
    }

    private static void Write(Utf8JsonWriter writer, ProviderKind kind, ChatMessage message, Dictionary<string, string> names)
    {
        // One message of the library may hold several results; each is a message of its own here.
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("role", "tool");
            writer.WriteString("tool_call_id", result.CallId);
            if (kind is ProviderKind.Kimi && names.TryGetValue(result.CallId, out var name))
            {
                writer.WriteString("name", name);
            }

            writer.WriteString("content", ArgumentWriter.Text(result.Result));
            writer.WriteEndObject();
        }

        var said = message.Contents.Where(content => content is not FunctionResultContent and not UsageContent).ToList();
        if (results.Count > 0 && said.Count == 0)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("role", message.Role.Value);
        WriteContent(writer, said);
        WriteReasoning(writer, kind, said);
        WriteCalls(writer, said.OfType<FunctionCallContent>());
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, IReadOnlyList<AIContent> contents)
    {
        var parts = contents.Where(content => content is not (TextReasoningContent or FunctionCallContent)).ToList();
        if (parts.TrueForAll(part => part is TextContent))
        {
            // One string, which every server takes; not all of them take a list of parts.
            writer.WriteString("content", string.Join('\n', parts.Cast<TextContent>().Select(part => part.Text)));
            return;
        }

        writer.WriteStartArray("content");
        foreach (var part in parts)
        {
            switch (part)
            {
                case TextContent text:
                    writer.WriteStartObject();
                    writer.WriteString("type", "text");
                    writer.WriteString("text", text.Text);
                    writer.WriteEndObject();
                    break;
                case DataContent data when data.HasTopLevelMediaType("image"):
                    WriteImage(writer, data.Uri);
                    break;
                case UriContent link when link.HasTopLevelMediaType("image"):
                    WriteImage(writer, link.Uri.AbsoluteUri);
                    break;
                case DataContent data:
                    throw new NotSupportedException($"Content of type {data.MediaType} cannot be sent; only text and images can.");
                case UriContent link:
                    throw new NotSupportedException($"A link to {link.MediaType} cannot be sent; only images can.");
                default:
                    throw new NotSupportedException($"Content of kind {part.GetType().Name} cannot be sent by chat completions.");
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteImage(Utf8JsonWriter writer, string address)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "image_url");
        writer.WriteStartObject("image_url");
        writer.WriteString("url", address);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Kimi and GLM refuse, or lose their thread, when a model that thinks between tool calls is not told what it
    // thought. Others refuse the member.
    private static void WriteReasoning(Utf8JsonWriter writer, ProviderKind kind, IReadOnlyList<AIContent> contents)
    {
        var reasoning = string.Concat(contents.OfType<TextReasoningContent>().Select(content => content.Text));
        if (reasoning.Length > 0 && kind is (ProviderKind.Kimi or ProviderKind.Glm))
        {
            writer.WriteString("reasoning_content", reasoning);
        }
    }

    private static void WriteCalls(Utf8JsonWriter writer, IEnumerable<FunctionCallContent> calls)
    {
        var started = false;
        foreach (var call in calls)
        {
            if (!started)
            {
                writer.WriteStartArray("tool_calls");
                started = true;
            }

            writer.WriteStartObject();
            writer.WriteString("id", call.CallId);
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", call.Name);
            // To the letter where the model's own letters are known: a prefix cache compares bytes.
            writer.WriteString("arguments", call.RawRepresentation as string ?? ArgumentWriter.Object(call.Arguments));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        if (started)
        {
            writer.WriteEndArray();
        }
    }
}
