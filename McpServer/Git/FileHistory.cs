namespace Mcp.Daemon.Git;

/// <summary>What was done to some files of late.</summary>
/// <param name="Commits">Newest first.</param>
/// <param name="Reason">Why it is empty or not all; null when nothing is missing.</param>
internal sealed record FileHistory(IReadOnlyList<CommitNote> Commits, string? Reason = null);
