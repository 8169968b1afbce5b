namespace Mcp.Daemon.Git;

/// <summary>A commit in a line: its short id, when it was made, its subject, and which of the files it touched, by their names in the workspace.</summary>
internal sealed record CommitNote(string Id, DateTimeOffset Date, string Subject, IReadOnlyList<string> Files);
