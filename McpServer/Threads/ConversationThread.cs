namespace Mcp.Daemon.Threads;

/// <summary>A conversation as it stands in the store. A copy: what is added to the store later is not in it.</summary>
internal sealed record ConversationThread
{
    public required string Id { get; init; }

    /// <summary>Where it was begun, and the only place where it is known.</summary>
    public required string Workspace { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was left of its life when it was opened: little of it is worth a warning.</summary>
    public TimeSpan LeftWhenOpened { get; init; } = TimeSpan.MaxValue;

    /// <summary>Why its use did not extend its life, in a sentence; null when it did.</summary>
    public string? NotExtended { get; init; }

    /// <summary>Counts what was written: a writer says which version it knew, so that two cannot both win in silence.</summary>
    public required long Version { get; init; }

    /// <summary>In the order in which they were said.</summary>
    public required IReadOnlyList<ThreadTurn> Turns { get; init; }

    /// <summary>Questions that were answered, by however many experts; steps are none.</summary>
    public int Exchanges => Turns.Where((turn, i) => turn.Role is ThreadTurn.Assistant && (i == 0 || Turns[i - 1].Role is not ThreadTurn.Assistant)).Count();

    /// <summary>The first words that were said, on one line: how a list names it.</summary>
    public string Title => ThreadTitle.Of(Turns.Count > 0 ? Turns[0].Text : "");
}
