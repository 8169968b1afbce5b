using System.Text.Json;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>What to do with a result by which nothing is to be done: advice about findings fits only where there are any.</summary>
internal static class Conclusions
{
    /// <summary>Where answers keep what their form did not ask for.</summary>
    private const string Additions = "additions";

    /// <summary>By whom nothing was found, or where it stands instead; null where there is something to do in the tool's own way.</summary>
    /// <param name="members">The members of the tool's form that say what is to be done.</param>
    public static string? WhereNothingIsFound(Investigation investigation, LocalEvidence evidence, ReadAnswer? answer, params IReadOnlyList<string> members)
    {
        var filter = investigation.Text("severity_filter");
        var merged = MergedFindings.Of(evidence.Findings, AgentIssues.Of(investigation), answer?.Findings ?? [], filter);
        return merged.Shown.Count > 0 || members.Any(member => Has(answer, member)) ? null
            : answer is { IsStructured: false } ? "Check each point of it against the code before you act on it."
            : Says(answer) ? "What the expert says stands in its own words: check each point against the code before you act on it."
            : merged.Filtered > 0 ? $"Nothing that was found is of severity {filter}{(filter is "critical" ? "" : " or above")}; severity_filter \"all\" shows what is below."
            : answer is null ? "Nothing was found; nobody but you and our checks has looked at this."
            : "Neither our checks nor the expert lists a finding. That holds for what is listed as sent, and for nothing else; what the expert remarks stands in the text.";
    }

    /// <summary>Whether an answer says anything beyond its summary and its findings: in these members, unasked, or in prose.</summary>
    public static bool Says(ReadAnswer? answer, params IReadOnlyList<string> members) =>
        answer is { IsStructured: false } || members.Append(Additions).Any(member => Has(answer, member));

    private static bool Has(ReadAnswer? answer, string member) => answer?.Details?.TryGetProperty(member, out var value) is true && value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Object => true,
        _ => false,
    };
}
