namespace Mcp.Tests.Terminal;

/// <summary>What a terminal command left behind.</summary>
internal sealed record ShimRun(int ExitCode, string Answer, string Note);
