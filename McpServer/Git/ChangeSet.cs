using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Git;

/// <summary>A change as it was read: its files with their hunks, and what was left out and why.</summary>
internal sealed record ChangeSet
{
    /// <summary>The real path of the work tree.</summary>
    public required string Root { get; init; }

    /// <summary>The commit of HEAD; null before the first one.</summary>
    public string? Head { get; init; }

    /// <summary>Null when HEAD is detached.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit compared with when <c>compare_to</c> was given: the common ancestor, if there is one.</summary>
    public string? Base { get; init; }

    public required IReadOnlyList<FileChange> Files { get; init; }

    public IReadOnlyList<OmittedFile> Cut { get; init; } = [];

    public IReadOnlyList<OmittedFile> Withheld { get; init; } = [];

    public IReadOnlyList<string> Unscanned { get; init; } = [];

    public int FileCount => Files.Select(file => file.Path).Distinct().Count();

    public int Added => Files.Sum(file => file.Added);

    public int Removed => Files.Sum(file => file.Removed);

    /// <summary>Whether there is anything to say of it: a change, or something that was left out.</summary>
    public bool IsTelling => Files.Count + Cut.Count + Withheld.Count + Unscanned.Count > 0;
}
