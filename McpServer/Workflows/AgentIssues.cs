using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>The issues a caller brings along, as findings; read as tolerantly as an expert's, so that no word is lost.</summary>
internal static class AgentIssues
{
    /// <summary>Those of all steps, each once: agents bring the earlier ones along with every step.</summary>
    public static IReadOnlyList<Finding> Of(Investigation investigation) => [.. From(investigation.Issues).Distinct()];

    /// <summary>Those that the current step brings up and none before it did.</summary>
    public static IReadOnlyList<Finding> New(Investigation investigation) =>
        [.. From(investigation.Current.Issues).Except(investigation.Steps.SkipLast(1).SelectMany(step => From(step.Issues)))];

    public static IEnumerable<Finding> From(IReadOnlyList<JsonElement> issues) => issues
        .Where(issue => issue.ValueKind is JsonValueKind.Object)
        .Select(issue => new FindingMembers(issue).Finding(label: null))
        .OfType<Finding>()
        .Select(finding => finding with { Source = FindingSource.Agent });
}
