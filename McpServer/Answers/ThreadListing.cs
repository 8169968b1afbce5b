namespace Mcp.Daemon.Answers;

/// <summary>A thread in the list that <c>threads</c> answers with.</summary>
/// <param name="Tools">The tools it was used by.</param>
/// <param name="Exchanges">Questions that an expert answered.</param>
/// <param name="Steps">Steps of investigations that count.</param>
/// <param name="Expired">Whether it can only be read any more.</param>
internal sealed record ThreadListing(
    string Id, string Title, IReadOnlyList<string> Tools, int Exchanges, int Steps, DateTimeOffset BegunAt, DateTimeOffset ExpiresAt, bool Expired);
