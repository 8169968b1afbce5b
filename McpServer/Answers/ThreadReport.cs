namespace Mcp.Daemon.Answers;

/// <summary>The conversation an answer belongs to; only there when the call asked for one.</summary>
internal sealed record ThreadReport(string Id, int ExchangesLeft, DateTimeOffset ExpiresAt, string? Warning = null);
