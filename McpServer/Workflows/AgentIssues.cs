using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows;

/// <summary>The issues a caller brings along, as findings. Read tolerantly: models spell these objects as they like.</summary>
internal static class AgentIssues
{
    public static IEnumerable<Finding> From(IReadOnlyList<JsonElement> issues)
    {
        foreach (var issue in issues.Where(issue => issue.ValueKind is JsonValueKind.Object))
        {
            if (Text(issue, "description", "text", "issue", "message", "title") is not { } text)
            {
                continue;
            }

            var line = Line(issue, "line");
            yield return new Finding
            {
                Kind = Text(issue, "kind", "type", "category") ?? "issue",
                Severity = Text(issue, "severity")?.ToLowerInvariant() switch
                {
                    "critical" => Severity.Critical,
                    "high" => Severity.High,
                    "low" => Severity.Low,
                    "info" => Severity.Info,
                    _ => Severity.Medium,
                },
                Text = text,
                File = Text(issue, "file", "path"),
                Line = line,
                EndLine = Line(issue, "end_line") is { } end && end > line ? end : null,
                Quote = Text(issue, "quote", "code", "evidence", "snippet"),
                Source = FindingSource.Agent,
                Fix = Text(issue, "fix", "suggestion", "recommendation"),
            };
        }
    }

    private static string? Text(JsonElement issue, params IReadOnlyList<string> names) => names
        .Select(name => issue.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static int? Line(JsonElement issue, string name) =>
        issue.TryGetProperty(name, out var line) && line.ValueKind is JsonValueKind.Number
            && line.TryGetInt32(out var number) && number > 0
            ? number
            : null;
}
