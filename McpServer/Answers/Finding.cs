using System.Text.Json.Serialization;

namespace Mcp.Daemon.Answers;

/// <summary>One thing found: what kind, how bad, where, and the text it was seen in.</summary>
internal sealed record Finding
{
    /// <summary>conflict_marker, secret, parse_error, whitespace, large_file, debug_leftover, untested_change, …</summary>
    public required string Kind { get; init; }

    public required Severity Severity { get; init; }

    public required string Text { get; init; }

    /// <summary>Relative to the workspace, forward slashes.</summary>
    public string? File { get; init; }

    public int? Line { get; init; }

    public int? EndLine { get; init; }

    public string? Quote { get; init; }

    /// <summary>Set when a value in the quote was replaced, because it was a secret.</summary>
    public bool? Masked { get; init; }

    public bool? Grounded { get; init; }

    public FindingSource? Source { get; init; }

    /// <summary>The experts of a panel that found it, each by its name there; null where there is no panel.</summary>
    public IReadOnlyList<string>? By { get; init; }

    public string? Fix { get; init; }
}

internal enum Severity
{
    [JsonStringEnumMemberName("critical")] Critical,
    [JsonStringEnumMemberName("high")] High,
    [JsonStringEnumMemberName("medium")] Medium,
    [JsonStringEnumMemberName("low")] Low,
    [JsonStringEnumMemberName("info")] Info,
}

/// <summary>Who found it: our own checks, the agent that called, or the expert.</summary>
internal enum FindingSource
{
    [JsonStringEnumMemberName("local")] Local,
    [JsonStringEnumMemberName("agent")] Agent,
    [JsonStringEnumMemberName("expert")] Expert,
}
