namespace Mcp.Daemon.Answers;

/// <summary>What an answer rests on: what was sent, what was cut or withheld and why, and the state of the repository.</summary>
internal sealed record EvidenceReport
{
    public IReadOnlyList<SentFile>? Sent { get; init; }

    public IReadOnlyList<OmittedFile>? Cut { get; init; }

    public IReadOnlyList<OmittedFile>? Withheld { get; init; }

    public IReadOnlyList<string>? Unscanned { get; init; }

    public GitReport? Git { get; init; }
}

internal sealed record SentFile(string File, string? Lines = null, int? Tokens = null);

internal sealed record OmittedFile(string File, string Why);

/// <summary>The change that was looked at: counts of files and lines over all its parts.</summary>
internal sealed record GitReport(string Root, string? Head, int Files, int Added, int Removed);
