using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Mcp.Daemon.Experts.Protocol.Kimi;

/// <summary>
/// Moonshot's built-in web search as the tool-call loop that it is: the model asks for <c>$web_search</c>, gets its
/// very arguments back as the result, and the provider searches while it reads them.
/// </summary>
internal static class KimiSearch
{
    /// <summary>Searches in one answer; a model that has not answered after them goes round in circles, at a price each.</summary>
    public const int MostRounds = 5;

    /// <summary>Whether an answer only asks for built-in functions: then it is not the answer yet.</summary>
    public static bool Asks(AnswerReader answer) => answer.Calls.Count > 0 && answer.Calls.All(call => call.IsBuiltin);

    /// <summary>The messages with which the next round goes on: what the model said and thought, and a result for each call.</summary>
    public static IEnumerable<string> Reply(AnswerReader answer)
    {
        yield return Write(writer =>
        {
            writer.WriteString("role", "assistant");
            writer.WriteString("content", answer.Text);
            if (answer.Reasoning.Length > 0)
            {
                writer.WriteString("reasoning_content", answer.Reasoning); // a model that thinks is refused without
            }

            writer.WriteStartArray("tool_calls");
            foreach (var call in answer.Calls)
            {
                writer.WriteStartObject();
                writer.WriteString("id", call.Id);
                writer.WriteString("type", call.Kind);
                writer.WriteStartObject("function");
                writer.WriteString("name", call.Name);
                writer.WriteString("arguments", call.Arguments);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });

        foreach (var call in answer.Calls)
        {
            yield return Write(writer =>
            {
                writer.WriteString("role", "tool");
                writer.WriteString("tool_call_id", call.Id);
                writer.WriteString("name", call.Name);
                writer.WriteString("content", call.Arguments);
            });
        }
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
