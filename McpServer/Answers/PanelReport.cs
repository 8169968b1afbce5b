using System.Text.Json.Serialization;

namespace Mcp.Daemon.Answers;

/// <summary>What several experts said of one proposal, and how far they agree: computed from their verdicts, never claimed.</summary>
internal sealed record PanelReport
{
    /// <summary>Every model that was to be asked, those that failed included, in the order given.</summary>
    public required IReadOnlyList<PanelMemberReport> Members { get; init; }

    /// <summary>The verdict of most, weighed by their stances; divided when no two thirds agree; none when too few answered.</summary>
    public required string Verdict { get; init; }

    /// <summary>0 to 1: the share of the weight that stands behind the verdict.</summary>
    public required double Agreement { get; init; }

    /// <summary>How far the result can be relied on.</summary>
    public required PanelConfidence Confidence { get; init; }

    /// <summary>Why it is no higher, one sentence each.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>Where they differ, the widest first.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];

    /// <summary>How many answers were wanted before a late model was not waited for.</summary>
    public required int Quorum { get; init; }

    /// <summary>1 when each answered alone; 2 when each had seen the others' answers without their names.</summary>
    public required int Round { get; init; }
}

/// <summary>One model of a panel.</summary>
internal sealed record PanelMemberReport(string Model, string Stance, PanelMemberState State)
{
    public string? Verdict { get; init; }

    /// <summary>What it says of its own sureness, 1 to 10.</summary>
    public int? Confidence { get; init; }

    /// <summary>-2 to 2 for each aspect that it judged.</summary>
    public IReadOnlyDictionary<string, int>? Scores { get; init; }

    public string? Text { get; init; }

    /// <summary>Its whole answer, or what came of it.</summary>
    public string? Raw { get; init; }

    public string? Error { get; init; }

    /// <summary>What it asks for before it can judge; of a rule's denial nothing is asked.</summary>
    public WantedReport? Wanted { get; init; }

    /// <summary>Its verdict of the round before, when that was another one.</summary>
    public string? ChangedFrom { get; init; }

    public UsageReport? Usage { get; init; }
}

internal enum PanelMemberState
{
    [JsonStringEnumMemberName("answered")] Answered,

    /// <summary>It cannot judge before it has what it asks for.</summary>
    [JsonStringEnumMemberName("needs_files")] NeedsFiles,

    /// <summary>It answered, and what it says judges nothing.</summary>
    [JsonStringEnumMemberName("no_judgement")] NoJudgement,

    /// <summary>What came until it was not waited for any more.</summary>
    [JsonStringEnumMemberName("partial")] Partial,
    [JsonStringEnumMemberName("timed_out")] TimedOut,
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Its turn comes with a later step.</summary>
    [JsonStringEnumMemberName("pending")] Pending,
}

internal enum PanelConfidence
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("low")] Low,
    [JsonStringEnumMemberName("medium")] Medium,
    [JsonStringEnumMemberName("high")] High,
}

/// <summary>Something that the experts see differently.</summary>
/// <param name="About">The aspect, or <c>verdict</c>.</param>
/// <param name="Spread">0 to 1: how far the two furthest lie apart.</param>
internal sealed record Disagreement(string About, double Spread, IReadOnlyList<PanelPosition> Positions);

/// <summary>What one expert holds.</summary>
internal sealed record PanelPosition(string Model, string Holds, string? Because = null);
