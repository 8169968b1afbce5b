using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools;
using ModelContextProtocol.Protocol;

namespace Mcp.Daemon.Calls;

/// <summary>A tool as MCP lists it.</summary>
internal static class PublishedTool
{
    public static Tool Of(ToolDefinition definition) => new()
    {
        Name = definition.Name,
        Title = definition.Title,
        Description = definition.Description,
        InputSchema = definition.Arguments.ToJson(),
        OutputSchema = AnswerSchema.Json,
        Annotations = new ToolAnnotations
        {
            Title = definition.Title,
            ReadOnlyHint = definition.ReadOnly,
            DestructiveHint = definition.Destructive,
            IdempotentHint = definition.Idempotent,
            OpenWorldHint = definition.OpenWorld,
        },
    };
}
