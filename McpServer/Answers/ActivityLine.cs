namespace Mcp.Daemon.Answers;

/// <summary>A line of the daemon's log, as <c>activity</c> gives it.</summary>
internal sealed record ActivityLine(string Time, string Level, string Message, string? Call = null, string? Tool = null);
