namespace Mcp.Daemon.Git;

/// <summary>Which change to read: of the repository around a directory, these parts of it.</summary>
internal sealed record ChangeRequest(string Directory)
{
    /// <summary>
    /// A branch, tag or commit. The change is then everything since the common ancestor with it, as a pull request
    /// shows it; what the other side did meanwhile is not part of it.
    /// </summary>
    public string? CompareTo { get; init; }

    public bool Staged { get; init; } = true;

    public bool Unstaged { get; init; } = true;

    public bool Untracked { get; init; } = true;
}
