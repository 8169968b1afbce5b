namespace Mcp.Daemon.Answers;

/// <summary>What an answer rests on: what was sent, what was cut or withheld and why, and the state of the repository.</summary>
internal sealed record EvidenceReport
{
    public IReadOnlyList<SentFile>? Sent { get; init; }

    public IReadOnlyList<OmittedFile>? Cut { get; init; }

    public IReadOnlyList<OmittedFile>? Withheld { get; init; }

    public IReadOnlyList<string>? Unscanned { get; init; }

    /// <summary>The change in all: its counts over every repository, root and head of the first.</summary>
    public GitReport? Git { get; init; }

    /// <summary>The change repository by repository, when there is more than one.</summary>
    public IReadOnlyList<RepositoryReport>? Repositories { get; init; }
}

/// <param name="Lines">Null where all of it went that has lines, and for what has none.</param>
/// <param name="Tokens">Null where nobody counted.</param>
/// <param name="Earlier">True for content that went along with an earlier turn and is another, or gone, by now.</param>
internal sealed record SentFile(string File, string? Lines = null, int? Tokens = null, bool? Earlier = null);

internal sealed record OmittedFile(string File, string Why);

/// <summary>The change that was looked at: counts of files and lines over all its parts.</summary>
internal sealed record GitReport(string Root, string? Head, int Files, int Added, int Removed);

/// <summary>The part of a change that lies in one repository.</summary>
/// <param name="Branch">Null when HEAD is detached, as it is in most submodules.</param>
/// <param name="Base">The commit compared with, when one was asked for.</param>
internal sealed record RepositoryReport(
    string Root, string? Head, string? Branch, string? Base, int Files, int Added, int Removed);
