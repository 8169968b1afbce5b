namespace Mcp.Daemon.Threads;

/// <summary>A conversation as it stands in the store. A copy: what is added to the store later is not in it.</summary>
internal sealed record ConversationThread
{
    public required string Id { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Counts what was written: a writer says which version it knew, so that two cannot both win in silence.</summary>
    public required long Version { get; init; }

    /// <summary>In the order in which they were said.</summary>
    public required IReadOnlyList<ThreadTurn> Turns { get; init; }

    /// <summary>Questions that were answered; an exchange is two turns.</summary>
    public int Exchanges => Turns.Count(turn => turn.Role is ThreadTurn.Assistant);
}
