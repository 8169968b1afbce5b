using System.Text.Json.Serialization;

namespace Mcp.Daemon.Answers;

/// <summary>What became of asking the expert.</summary>
internal sealed record ExpertReport(ExpertState State, string? Reason = null)
{
    /// <summary>The endpoint's name: kimi, glm, or the name of the user's own.</summary>
    public string? Provider { get; init; }

    /// <summary>The model that answered, or was asked last.</summary>
    public string? Model { get; init; }

    /// <summary>The expert's whole answer, always kept; for a partial one, what came.</summary>
    public string? Raw { get; init; }

    /// <summary>How often a provider was asked, over all models.</summary>
    public int? Attempts { get; init; }

    /// <summary>The model that was asked first, when a declared fallback answered.</summary>
    public string? FallbackFrom { get; init; }

    /// <summary>Whether the answer came from an execution that another request started.</summary>
    public bool? Shared { get; init; }

    public bool? Cached { get; init; }
}

internal enum ExpertState
{
    [JsonStringEnumMemberName("answered")] Answered,
    [JsonStringEnumMemberName("skipped")] Skipped,
    [JsonStringEnumMemberName("declined")] Declined,
    [JsonStringEnumMemberName("not_configured")] NotConfigured,
    [JsonStringEnumMemberName("timed_out")] TimedOut,
    [JsonStringEnumMemberName("failed")] Failed,
    [JsonStringEnumMemberName("partial")] Partial,

    /// <summary>It answered, and what it says judges nothing: a refusal, a bare word, the form sent back.</summary>
    [JsonStringEnumMemberName("no_judgement")] NoJudgement,
}
