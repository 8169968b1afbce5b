namespace Mcp.Daemon.Logging;

/// <summary>Where this daemon's log is, for people who are told to look there; null when it has none.</summary>
internal sealed record LogPath(string? Path);
