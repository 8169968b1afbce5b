namespace Mcp.Daemon.Git;

/// <summary>Which comparison a change comes from.</summary>
internal enum ChangePart
{
    /// <summary>The index against HEAD; with <c>compare_to</c> against the common ancestor, for files of which something is staged.</summary>
    Staged,

    /// <summary>HEAD against the common ancestor, for files of which nothing is staged, or when staged changes are left out.</summary>
    Committed,

    /// <summary>The work tree against the index.</summary>
    Unstaged,

    Untracked,

    /// <summary>One commit of a submodule against another, where the change moves it: committed there, and new here.</summary>
    Submodule,
}

/// <summary>What happened to a file.</summary>
internal enum ChangeKind
{
    Added,
    Modified,
    Deleted,
    Renamed,
    Copied,
    TypeChanged,
    Unmerged,
}
