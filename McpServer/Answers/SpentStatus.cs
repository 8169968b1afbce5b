namespace Mcp.Daemon.Answers;

/// <summary>What a model has used today (UTC), over all sessions and daemons of this user; cost as far as prices are known.</summary>
internal sealed record SpentStatus(
    string Provider, string Model, long Attempts, long InputTokens, long CachedTokens, long OutputTokens, decimal CostUsd, long UnpricedAttempts);
