using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mcp.Daemon.Answers;

/// <summary>
/// The one shape in which every tool answers: the <c>structuredContent</c> that agents and scripts read.
/// A tool fills in what it found; the call that ran it adds <see cref="Call"/>.
/// </summary>
internal sealed record Answer
{
    public required string Tool { get; init; }

    public required AnswerState State { get; init; }

    /// <summary>The answer for people: prose, a report, a plan.</summary>
    public string? Text { get; init; }

    public StepReport? Step { get; init; }

    public IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>What the expert's answer comes to, by its own word; null when no expert answered in the agreed form.</summary>
    public ExpertOutcome? Outcome { get; init; }

    /// <summary>What the expert asks for before it can go on, or null.</summary>
    public WantedReport? Wanted { get; init; }

    /// <summary>
    /// An object: what the expert's answer has beyond the members that all tools share; what nobody asked it for stands
    /// in its member <c>additions</c>. <see cref="Text"/> shows it too.
    /// </summary>
    public JsonElement? Details { get; init; }

    public ExpertReport? Expert { get; init; }

    public EvidenceReport? Evidence { get; init; }

    /// <summary>What the caller should do now, in one or two plain sentences.</summary>
    public string? Next { get; init; }

    /// <summary>What was adjusted, left out or should be known beside the answer: one sentence each.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>The conversation this belongs to, when the call asked for one.</summary>
    public ThreadReport? Thread { get; init; }

    /// <summary>What asking the expert cost, over all attempts of the call.</summary>
    public UsageReport? Usage { get; init; }

    public CallReport? Call { get; init; }

    public AnswerError? Error { get; init; }

    /// <summary>Files that a provider now holds; filled by the tools that upload.</summary>
    public IReadOnlyList<UploadedFile>? Files { get; init; }

    /// <summary>Functions that the model asks the caller to run; filled by <c>kimi_chat_with_tools</c>.</summary>
    public IReadOnlyList<ToolCallReport>? ToolCalls { get; init; }

    /// <summary>Pages that a web search found, by itself or for the expert.</summary>
    public IReadOnlyList<SearchResult>? SearchResults { get; init; }

    /// <summary>Filled by <c>consensus</c>.</summary>
    public PanelReport? Panel { get; init; }

    /// <summary>Filled by the tool <c>threads</c> when it lists.</summary>
    public IReadOnlyList<ThreadListing>? Threads { get; init; }

    /// <summary>Filled by the tool <c>activity</c> when it was asked for structure.</summary>
    public IReadOnlyList<ActivityLine>? Activity { get; init; }

    /// <summary>Filled by the tool <c>health</c> only.</summary>
    public IReadOnlyList<HealthCheck>? Health { get; init; }

    /// <summary>Filled by <c>kimi_intent_analysis</c> only.</summary>
    public IntentReport? Intent { get; init; }

    /// <summary>Filled by the tool <c>version</c> only.</summary>
    public VersionReport? Version { get; init; }

    /// <summary>Filled by the tool <c>status</c> only.</summary>
    public StatusReport? Status { get; init; }

    /// <summary>Filled by the tool <c>listmodels</c> only.</summary>
    public ModelsReport? Models { get; init; }

    /// <summary>Whether MCP calls this answer an error.</summary>
    [JsonIgnore]
    public bool IsError => State is AnswerState.Failed or AnswerState.TimedOut or AnswerState.Cancelled;
}

/// <summary>Where a call, or the investigation it belongs to, stands when it answers.</summary>
internal enum AnswerState
{
    [JsonStringEnumMemberName("working")] Working,
    [JsonStringEnumMemberName("needs_files")] NeedsFiles,
    [JsonStringEnumMemberName("needs_input")] NeedsInput,
    [JsonStringEnumMemberName("complete")] Complete,
    [JsonStringEnumMemberName("still_running")] StillRunning,
    [JsonStringEnumMemberName("timed_out")] TimedOut,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
    [JsonStringEnumMemberName("failed")] Failed,
}

/// <summary>The place of a step in its workflow, as the caller gave it.</summary>
internal sealed record StepReport(int Number, int Total, bool NextRequired);

/// <summary>The call as it was served: its id in every log, its duration, and the rung that ended it, if one did.</summary>
internal sealed record CallReport(string Id, long ElapsedMs, string? Rung = null, int? Attempt = null);

/// <summary>Why a call failed; <see cref="Code"/> is one of <c>ErrorCode</c>.</summary>
internal sealed record AnswerError(string Code, string Message, bool Retryable, long? RetryAfterMs = null);
