namespace Mcp.Daemon.Sessions;

/// <summary>Which daemon this is: what Welcome, <c>version</c> and <c>status</c> say of it.</summary>
internal sealed record DaemonIdentity(string Version, string Build, int Pid, DateTimeOffset StartedAt, string StatePath, string? LogPath);
