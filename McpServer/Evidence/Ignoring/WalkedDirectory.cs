namespace Mcp.Daemon.Evidence.Ignoring;

/// <summary>A directory on a walk, with what holds around it.</summary>
/// <param name="Path">Its real path.</param>
/// <param name="Names">The names from the top of the walk's rules down to it; none for the top itself.</param>
/// <param name="Around">The ignore files of the directories around it, or null.</param>
internal sealed record WalkedDirectory(string Path, IReadOnlyList<string> Names, IgnoreFile? Around);
