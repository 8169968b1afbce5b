using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Tools.Kimi;

/// <summary>Messages and functions as a caller writes them (OpenAI's form), made those of a question.</summary>
internal static class GivenMessages
{
    /// <exception cref="ToolFailureException">A message has no known role, or no content where it needs one.</exception>
    public static List<ChatMessage> Messages(IReadOnlyList<JsonElement> given)
    {
        if (given.Count == 0)
        {
            throw Fault("there is no message. Give at least {\"role\": \"user\", \"content\": \"…\"}");
        }

        return [.. given.Select((message, index) => Message(message, index + 1))];
    }

    /// <exception cref="ToolFailureException">A tool is no function with a name.</exception>
    public static IList<AITool>? Tools(IReadOnlyList<JsonElement> given) =>
        given.Count == 0 ? null : [.. given.Select((tool, index) => Tool(tool, index + 1))];

    private static ChatMessage Message(JsonElement message, int number)
    {
        var text = Content(message, number);
        switch (Text(message, "role"))
        {
            case "system":
                return new ChatMessage(ChatRole.System, text);
            case "user":
                return new ChatMessage(ChatRole.User, text);
            case "assistant":
                return new ChatMessage(ChatRole.Assistant, [.. text.Length > 0 ? [new TextContent(text)] : Array.Empty<AIContent>(), .. Calls(message)]);
            case "tool":
                var id = Text(message, "tool_call_id") ?? throw Fault($"message {number} has the role tool and no tool_call_id");
                return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(id, text)]);
            default:
                throw Fault($"message {number} has no role of system, user, assistant, tool");
        }
    }

    // A string, or a list of text parts; anything else would be lost on the way, and paid for.
    private static string Content(JsonElement message, int number)
    {
        if (Member(message, "content") is not { } content || content.ValueKind is JsonValueKind.Null)
        {
            return "";
        }

        if (content.ValueKind is JsonValueKind.String)
        {
            return Text(message, "content") ?? "";
        }

        return content.ValueKind is JsonValueKind.Array && content.EnumerateArray().All(part => Text(part, "text") is not null)
            ? string.Join('\n', content.EnumerateArray().Select(part => Text(part, "text")))
            : throw Fault($"the content of message {number} is neither a string nor a list of text parts");
    }

    private static IEnumerable<AIContent> Calls(JsonElement message) =>
        Member(message, "tool_calls") is { ValueKind: JsonValueKind.Array } calls ? calls.EnumerateArray().Select(Call) : [];

    // Both OpenAI's nested form and the flat one of our own answers, so that those can be sent back as they came.
    private static FunctionCallContent Call(JsonElement call)
    {
        var function = Member(call, "function") ?? call;
        var arguments = Member(function, "arguments") ?? default;
        if (arguments.ValueKind is JsonValueKind.String)
        {
            arguments = ParsedOrText(arguments.GetString()!);
        }

        var members = new Dictionary<string, object?>();
        foreach (var member in arguments.ValueKind is JsonValueKind.Object ? arguments.EnumerateObject() : default)
        {
            members[member.Name] = member.Value;
        }

        return new FunctionCallContent(
            Text(call, "id") ?? throw Fault("a tool call of an assistant message has no id"),
            Text(function, "name") ?? throw Fault("a tool call of an assistant message has no name"),
            members);
    }

    private static JsonElement ParsedOrText(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static AIFunctionDeclaration Tool(JsonElement tool, int number)
    {
        var function = Member(tool, "function") ?? tool;
        var name = Text(function, "name") ?? throw Fault($"tool {number} is no function with a name");
        var schema = Member(function, "parameters") ?? JsonElement.Parse("""{"type":"object","properties":{}}""");
        return AIFunctionFactory.CreateDeclaration(name, Text(function, "description"), schema);
    }

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    // A caller may write anything; only an object may be asked for its members.
    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static ToolFailureException Fault(string what) => new(ErrorCode.InvalidArgument, $"Reading messages and tools: {what}.");
}
