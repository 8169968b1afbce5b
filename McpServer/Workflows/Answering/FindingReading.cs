using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Findings as an expert writes them: a list, one object, or a map by severity, file or number.</summary>
internal static class FindingReading
{
    /// <summary>Whether a value that stands where nobody agreed on it is rather a finding than anything else.</summary>
    public static bool IsOne(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Object => value.EnumerateObject().Any(member => FindingRoles.Of(member.Name) is FindingRole.Text or FindingRole.Title),
        _ => false,
    };

    public static IEnumerable<Finding> Of(JsonElement value) => Of(value, null);

    private static IEnumerable<Finding> Of(JsonElement value, string? label) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Of(item, label)),
        JsonValueKind.Object when label is not null || !IsMap(value) => new FindingMembers(value).Finding(label) is { } finding ? [finding] : [],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Of(member.Value, member.Name)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ when ValueText.Of(value) is { Length: > 0 } text => [Note(text, label)],
        _ => [],
    };

    // {"high": […], "low": […]}, {"a.cs": […]}, {"F1": {…}}: every value is a finding or a list of them.
    private static bool IsMap(JsonElement value) =>
        !IsOne(value) && value.GetPropertyCount() > 0
        && value.EnumerateObject().All(member => member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array);

    private static Finding Note(string text, string? label) => new()
    {
        Kind = "note",
        Severity = label is null ? Severity.Medium : SeverityWords.Read(label) ?? Severity.Medium,
        Text = label is null || SeverityWords.Read(label) is not null ? text : $"{label}: {text}",
        Source = FindingSource.Expert,
    };
}
