using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Chat;

/// <summary>The arguments of chat.</summary>
internal static class ChatArguments
{
    public static ObjectSchema Schema { get; } = new(
        new Property("prompt", PropertyType.Text, "The question, with its context") { Required = true },
        new Property("files", PropertyType.TextList, "Files or directories the expert reads"),
        new Property("images", PropertyType.TextList, "Paths or data URLs"),
        ExpertArguments.Model,
        ExpertArguments.Temperature,
        ExpertArguments.ThinkingMode,
        ExpertArguments.WebSearch,
        new Property("continuation_id", PropertyType.Text, "\"new\" starts a thread, an id goes on with it"));
}
