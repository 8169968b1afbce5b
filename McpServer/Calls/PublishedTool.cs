using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools;
using ModelContextProtocol.Protocol;

namespace Mcp.Daemon.Calls;

/// <summary>A tool as MCP lists it.</summary>
internal static class PublishedTool
{
    private static readonly string[] OfAnExpert = ["expert", "evidence", "usage", "thread", "search_results"];

    private static readonly string[] OfAStep = ["step", "findings", "outcome", "wanted", "details"];

    public static Tool Of(ToolDefinition definition) => new()
    {
        Name = definition.Name,
        Title = definition.Title,
        Description = definition.Description,
        InputSchema = definition.Arguments.ToJson(),
        OutputSchema = AnswerSchema.Of(Members(definition)),
        Annotations = new ToolAnnotations
        {
            Title = definition.Title,
            ReadOnlyHint = definition.ReadOnly,
            DestructiveHint = definition.Destructive,
            IdempotentHint = definition.Idempotent,
            OpenWorldHint = definition.OpenWorld,
        },
    };

    private static string[] Members(ToolDefinition definition) =>
    [
        .. definition.AsksExpert ? OfAnExpert : [],
        .. definition.Arguments.Properties.Any(argument => argument.Name == "step_number") ? OfAStep : [],
        .. definition.Gives,
    ];
}
