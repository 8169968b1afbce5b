namespace Mcp.Daemon.Threads;

/// <summary>A thread in a list.</summary>
/// <param name="Title">The first words that were said in it.</param>
/// <param name="Tools">The tools it was used by, with commas between them.</param>
/// <param name="Exchanges">Questions that an expert answered.</param>
/// <param name="Steps">Steps of investigations that count.</param>
internal sealed record ThreadSummary(
    string Id, string Title, string Tools, int Exchanges, int Steps, DateTimeOffset BegunAt, DateTimeOffset ExpiresAt);
