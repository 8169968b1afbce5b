namespace Mcp.Daemon.Git;

/// <summary>What the change of a submodule stands for: from which commit of it to which, and what lies between.</summary>
/// <param name="Root">Where its work tree belongs.</param>
/// <param name="Old">The commit before; null when the submodule is new.</param>
/// <param name="New">The commit after; null when the submodule is gone, or its HEAD is not known.</param>
internal sealed record SubmoduleRange(string Root, string? Old, string? New)
{
    /// <summary>Commits that the new one has and the old one has not; null when they were not counted.</summary>
    public int? Gained { get; init; }

    /// <summary>Commits that only the old one has: more than none when the submodule was moved back or aside.</summary>
    public int? Lost { get; init; }

    /// <summary>Why nothing is known of what lies between; null when it was read, or when there is no between.</summary>
    public string? WhyUnknown { get; init; }
}
