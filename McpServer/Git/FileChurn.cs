namespace Mcp.Daemon.Git;

/// <summary>How often files were changed of late.</summary>
/// <param name="CommitsByName">The files by their names in the workspace, with how many of the last commits touched each.</param>
/// <param name="Reason">Why there is nothing to tell; null when git was asked and answered.</param>
internal sealed record FileChurn(IReadOnlyDictionary<string, int> CommitsByName, string? Reason = null);
