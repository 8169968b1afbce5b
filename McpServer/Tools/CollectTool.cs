using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools;

/// <summary><c>collect</c>: waits for a call that answered <c>still_running</c>, and brings its answer.</summary>
internal sealed class CollectTool : ITool
{
    public const string Name = "collect";

    public const string CallId = "call_id";

    public ToolDefinition Definition { get; } = new()
    {
        Name = Name,
        Title = "Collect an answer",
        Description = "Waits for a call that answered still_running.",
        Arguments = new ObjectSchema(
            new Property(CallId, PropertyType.Text, "call.id of that answer") { Required = true, MaxLength = 100 }),
        AsksExpert = false,
        Gives = AnswerSchema.Members, // what it collects is another tool's
        OnlyWaits = true,
    };

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken) =>
        call.Collect!(call.Arguments.Text(CallId)!, cancellationToken);
}
