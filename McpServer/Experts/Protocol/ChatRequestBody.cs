using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// The body of <c>POST /chat/completions</c> in the dialect of an endpoint. Pure: the same question gives the same
/// bytes, so that providers' prefix caches hit. What the protocol cannot say is refused, never left out.
/// </summary>
internal static class ChatRequestBody
{
    // Source code is full of <, > and quotes; escaped six-fold they would cost bytes, and look wrong in a capture.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="choice">Model and dialect.</param>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What is asked besides.</param>
    /// <param name="rounds">Messages of the provider's own tool rounds, already written.</param>
    /// <param name="notes">Takes what is not done as asked, a sentence each.</param>
    /// <exception cref="NotSupportedException">Something cannot be expressed; the message says what.</exception>
    public static byte[] Write(
        ModelChoice choice, IEnumerable<ChatMessage> messages, ChatOptions? options, IReadOnlyList<string> rounds, List<string> notes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("model", choice.Model.Name);
            writer.WriteStartArray("messages");
            MessageWriter.Write(writer, choice.Endpoint.Kind, messages);
            foreach (var message in rounds)
            {
                writer.WriteRawValue(message);
            }

            writer.WriteEndArray();
            writer.WriteBoolean("stream", true);
            writer.WriteStartObject("stream_options");
            writer.WriteBoolean("include_usage", true);
            writer.WriteEndObject();
            if (options is not null)
            {
                WriteOptions(writer, choice, options, notes);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteOptions(Utf8JsonWriter writer, ModelChoice choice, ChatOptions options, List<string> notes)
    {
        Number(writer, "temperature", options.Temperature);
        Number(writer, "top_p", options.TopP);
        Number(writer, "frequency_penalty", options.FrequencyPenalty);
        Number(writer, "presence_penalty", options.PresencePenalty);
        if (options.Seed is { } seed)
        {
            writer.WriteNumber("seed", seed);
        }

        if (options.StopSequences is { Count: > 0 } stops)
        {
            writer.WriteStartArray("stop");
            foreach (var stop in stops)
            {
                writer.WriteStringValue(stop);
            }

            writer.WriteEndArray();
        }

        if (options.MaxOutputTokens is { } most)
        {
            writer.WriteNumber(MostName(choice), most);
        }

        ThinkingFields.Write(writer, choice, options, notes);
        ToolWriter.Write(writer, choice.Endpoint, options);
        FormatWriter.Write(writer, choice.Endpoint.Kind, options.ResponseFormat, notes);
    }

    // OpenAI's reasoning models, those with an effort, refuse max_tokens; every other server knows it, and some
    // (Ollama, older vLLM) know nothing else.
    private static string MostName(ModelChoice choice) =>
        choice.Endpoint.Kind is ProviderKind.OpenAiCompatible && choice.Model.Thinking is ThinkingAbility.Effort
            ? "max_completion_tokens"
            : "max_tokens";

    // As a decimal: 0.3f is 0.3, not 0.30000001192092896.
    private static void Number(Utf8JsonWriter writer, string name, float? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, (decimal)number);
        }
    }
}
