using System.Text.Json;
using Mcp.Daemon.Experts.Endpoints;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>Writes <c>tools</c> and <c>tool_choice</c>: functions, and web search in the dialect of who has it.</summary>
internal static class ToolWriter
{
    /// <summary>Moonshot's built-in search.</summary>
    public const string KimiSearch = "$web_search";

    public static bool Searches(ChatOptions? options) => options?.Tools?.Any(tool => tool is HostedWebSearchTool) is true;

    public static void Write(Utf8JsonWriter writer, ExpertEndpoint endpoint, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools)
        {
            return; // a choice without tools is an error at most servers
        }

        writer.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            switch (tool)
            {
                case HostedWebSearchTool:
                    WriteSearch(writer, endpoint);
                    break;
                case AIFunctionDeclaration function:
                    WriteFunction(writer, function);
                    break;
                default:
                    throw new NotSupportedException($"A tool of kind {tool.Name} cannot be offered to a model by chat completions.");
            }
        }

        writer.WriteEndArray();
        WriteChoice(writer, options.ToolMode);
    }

    private static void WriteFunction(Utf8JsonWriter writer, AIFunctionDeclaration function)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "function");
        writer.WriteStartObject("function");
        writer.WriteString("name", function.Name);
        if (function.Description.Length > 0)
        {
            writer.WriteString("description", function.Description);
        }

        writer.WritePropertyName("parameters");
        function.JsonSchema.WriteTo(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteSearch(Utf8JsonWriter writer, ExpertEndpoint endpoint)
    {
        switch (endpoint.Kind)
        {
            case ProviderKind.Kimi:
                writer.WriteStartObject();
                writer.WriteString("type", "builtin_function");
                writer.WriteStartObject("function");
                writer.WriteString("name", KimiSearch);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            case ProviderKind.Glm:
                writer.WriteStartObject();
                writer.WriteString("type", "web_search");
                writer.WriteStartObject("web_search");
                writer.WriteBoolean("enable", true);
                writer.WriteString("search_engine", "search-prime");
                writer.WriteBoolean("search_result", true); // what was found comes along, and can be shown
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"{endpoint.Name} has no web search that this protocol can ask for.");
        }
    }

    private static void WriteChoice(Utf8JsonWriter writer, ChatToolMode? mode)
    {
        switch (mode)
        {
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                writer.WriteStartObject("tool_choice");
                writer.WriteString("type", "function");
                writer.WriteStartObject("function");
                writer.WriteString("name", name);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            case RequiredChatToolMode:
                writer.WriteString("tool_choice", "required");
                break;
            case NoneChatToolMode:
                writer.WriteString("tool_choice", "none");
                break;
            case AutoChatToolMode:
                writer.WriteString("tool_choice", "auto");
                break;
        }
    }
}
