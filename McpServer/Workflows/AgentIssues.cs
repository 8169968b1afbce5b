using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>The issues a caller brings along, as findings; read as tolerantly as an expert's, so that no word is lost.</summary>
internal static class AgentIssues
{
    public static IEnumerable<Finding> From(IReadOnlyList<JsonElement> issues) => issues
        .Where(issue => issue.ValueKind is JsonValueKind.Object)
        .Select(issue => new FindingMembers(issue).Finding(label: null))
        .OfType<Finding>()
        .Select(finding => finding with { Source = FindingSource.Agent });
}
