using Mcp.Daemon.Answers;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools;

/// <summary><c>health</c>: each part of the server with its verdict, and the last warnings of this session's log.</summary>
internal sealed class HealthTool(Func<ToolCall, bool, CancellationToken, Task<IReadOnlyList<HealthCheck>>> check, LogPath log) : ITool
{
    /// <summary>About the last few calls.</summary>
    private const int DefaultTail = 50;

    public ToolDefinition Definition { get; } = new()
    {
        Name = "health",
        Title = "Health",
        Description = "Checks each part of the server.",
        Arguments = new ObjectSchema(
            new Property("tail_lines", PropertyType.Integer, "") { Minimum = 0, Default = "50" },
            new Property("probe", PropertyType.Boolean, "Also ask the endpoints") { Default = "false" }),
        AsksExpert = false,
        Gives = ["health"],
        OpenWorld = true,
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var checks = await check(call, call.Arguments.Flag("probe", otherwise: false), cancellationToken);
        var tail = call.Arguments.Integer("tail_lines") ?? DefaultTail;
        var lines = tail == 0 ? [] : await SessionLog.ReadAsync(
            log.Path, line => line.Line.Level is "warn" or "error" or "fatal" && (line.Session is null || line.Session == call.SessionId), tail, cancellationToken);
        var unwell = checks.Where(part => part.State is not HealthState.Ok).ToList();
        return new Answer
        {
            Tool = Definition.Name,
            State = AnswerState.Complete,
            Text = string.Join('\n', [.. checks.Select(Line), .. lines.Select(line => $"log: {line.Line.Time} {line.Line.Level} {line.Line.Message}")]),
            Health = checks,
            Next = unwell.Count == 0 ? "Everything is well." : $"See to {string.Join(", ", unwell.Select(part => part.Part).Distinct())}; each line says what would help.",
        };
    }

    private static string Line(HealthCheck part) => $"{AnswerText.Words(part.State.ToString())}: {part.Part}: {part.Detail}";
}
