using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Logging;

/// <summary>A line of the daemon's log that was read back.</summary>
/// <param name="Session">Whose it is; null for the daemon's own.</param>
internal sealed record LogLine(DateTimeOffset At, string? Session, ActivityLine Line)
{
    /// <summary>Null for what is no line of ours, such as the last one of a process that was killed.</summary>
    public static LogLine? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var line = document.RootElement;
            return Member(line, "time") is { } time && DateTimeOffset.TryParse(time, out var at)
                ? new LogLine(at, Member(line, "sessionId"), new ActivityLine(
                    time, Member(line, "level") ?? "", Member(line, "message") ?? "", Member(line, "callId"), Member(line, "tool")))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Member(JsonElement line, string name) =>
        line.ValueKind is JsonValueKind.Object && line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
