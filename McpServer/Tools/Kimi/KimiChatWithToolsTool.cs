using System.Buffers;
using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Schemas;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Tools.Kimi;

/// <summary>
/// <c>kimi_chat_with_tools</c>: a raw exchange with Kimi in which it may ask its caller to run functions. Nothing is
/// run here but Kimi's own web search.
/// </summary>
internal sealed class KimiChatWithToolsTool(Expert expert) : ITool
{
    private const float DefaultTemperature = 0.6f;

    public ToolDefinition Definition { get; } = new()
    {
        Name = "kimi_chat_with_tools",
        Title = "Kimi: chat with tools",
        Description = "One exchange with Kimi that may end in tool calls for you to run. Send the results back as tool messages.",
        Arguments = new ObjectSchema(
            new Property("messages", PropertyType.ObjectList, "{role, content, tool_calls, tool_call_id}") { Required = true },
            new Property("tools", PropertyType.ObjectList, "Functions as in the OpenAI API"),
            new Property("tool_choice", PropertyType.Text, "auto, none, required, or a function's name"),
            ExpertArguments.Model,
            ExpertArguments.Temperature,
            new Property("use_websearch", PropertyType.Boolean, "") { Default = "false" }),
        AsksExpert = true,
        Gives = ["tool_calls"],
        OpenWorld = true,
        Provider = "kimi",
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var tools = GivenMessages.Tools(call.Arguments.Objects("tools"));
        var question = new ExpertQuestion
        {
            Messages = GivenMessages.Messages(call.Arguments.Objects("messages")),
            Category = ModelCategory.Balanced,
            OnlyProvider = "kimi",
            Model = call.Arguments.Text("model") ?? ModelSelection.Auto,
            Temperature = (float)(call.Arguments.Number("temperature") ?? DefaultTemperature),
            TemperatureIsDefault = !call.Arguments.Has("temperature"),
            WebSearch = call.Arguments.Flag("use_websearch", otherwise: false),
            Tools = tools,
            ToolMode = Choice(call.Arguments.Text("tool_choice"), tools),
        };
        var answered = await expert.AskAsync(question, call.AskingFor(Definition.Name), cancellationToken);
        var answer = answered.AsAnswer(Definition.Name);
        return answered is { IsWhole: true, ToolCalls.Count: > 0 }
            ? answer with
            {
                State = AnswerState.NeedsInput,
                ToolCalls = [.. answered.ToolCalls.Select(Report)],
                Next = "Run the tool calls, then call again with these messages, an assistant message that holds tool_calls, and one tool message (tool_call_id, content) for each result.",
            }
            : answer;
    }

    private static ChatToolMode? Choice(string? choice, IList<AITool>? tools) => choice switch
    {
        null or "auto" => null,
        "none" => ChatToolMode.None,
        "required" => ChatToolMode.RequireAny,
        _ when tools?.Any(tool => tool.Name == choice) is true => ChatToolMode.RequireSpecific(choice),
        _ => throw new ToolFailureException(
            ErrorCode.InvalidArgument, $"Reading tool_choice: \"{choice}\" is neither auto, none, required nor the name of a given tool."),
    };

    private static ToolCallReport Report(FunctionCallContent call)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }

        return new ToolCallReport(call.CallId, call.Name, JsonElement.Parse(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is JsonElement element)
        {
            element.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(value?.ToString());
        }
    }
}
