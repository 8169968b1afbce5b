namespace Mcp.Daemon.Answers;

/// <summary>A page that a web search found.</summary>
internal sealed record SearchResult(string Title, string Link, string? Content = null, string? Media = null, string? PublishedAt = null);
