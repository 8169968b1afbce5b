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
        if (!message.TryGetProperty("content", out var content) || content.ValueKind is JsonValueKind.Null)
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
        message.TryGetProperty("tool_calls", out var calls) && calls.ValueKind is JsonValueKind.Array
            ? calls.EnumerateArray().Select(Call)
            : [];

    // Both OpenAI's nested form and the flat one of our own answers, so that those can be sent back as they came.
    private static FunctionCallContent Call(JsonElement call)
    {
        var function = Function(call, "a tool call of an assistant message");
        var arguments = function.TryGetProperty("arguments", out var given) ? given : default;
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
        var function = Function(tool, $"tool {number}");
        var name = Text(function, "name") ?? throw Fault($"tool {number} is no function with a name");
        var schema = function.TryGetProperty("parameters", out var parameters) ? parameters : JsonElement.Parse("""{"type":"object","properties":{}}""");
        return AIFunctionFactory.CreateDeclaration(name, Text(function, "description"), schema);
    }

    private static JsonElement Function(JsonElement given, string what)
    {
        var function = given.ValueKind is JsonValueKind.Object && given.TryGetProperty("function", out var nested) ? nested : given;
        return function.ValueKind is JsonValueKind.Object ? function : throw Fault($"{what} is no object");
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static ToolFailureException Fault(string what) => new(ErrorCode.InvalidArgument, $"Reading messages and tools: {what}.");
}
