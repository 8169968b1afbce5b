using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Experts.Questions;

/// <summary>On whose behalf an expert is asked: everything of a call that asking needs, and nothing else of it.</summary>
internal sealed record AskContext
{
    /// <summary>The call's name in logs and in the ledger.</summary>
    public required string CallId { get; init; }

    public required string SessionId { get; init; }

    public required string Tool { get; init; }

    /// <summary>The session's settings: its endpoints, keys, allow lists, budgets, privacy.</summary>
    public required SessionConfiguration Settings { get; init; }

    public required ExpertActivity Activity { get; init; }

    /// <summary>Cancelled when what has come so far will do: the asking then ends with it as a partial answer.</summary>
    public CancellationToken Enough { get; init; }

    /// <summary>What is left of the call's life, by a clock that nobody sets; at its end an expert leaves what it has as a partial answer.</summary>
    public Func<TimeSpan> TimeLeft { get; init; } = () => TimeSpan.MaxValue;
}
