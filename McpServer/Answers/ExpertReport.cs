using System.Text.Json.Serialization;

namespace Mcp.Daemon.Answers;

/// <summary>What became of asking the expert.</summary>
internal sealed record ExpertReport(ExpertState State, string? Reason = null);

internal enum ExpertState
{
    [JsonStringEnumMemberName("answered")] Answered,
    [JsonStringEnumMemberName("skipped")] Skipped,
    [JsonStringEnumMemberName("declined")] Declined,
    [JsonStringEnumMemberName("not_configured")] NotConfigured,
    [JsonStringEnumMemberName("timed_out")] TimedOut,
    [JsonStringEnumMemberName("failed")] Failed,
    [JsonStringEnumMemberName("partial")] Partial,
}
