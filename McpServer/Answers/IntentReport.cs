namespace Mcp.Daemon.Answers;

/// <summary>What a question needs, as a quick model judged it.</summary>
/// <param name="Complexity">simple, moderate or deep.</param>
/// <param name="RecommendedProvider">glm or kimi.</param>
internal sealed record IntentReport(
    bool NeedsWebsearch, string Complexity, string Domain, string RecommendedProvider, string RecommendedModel, bool StreamingPreferred);
