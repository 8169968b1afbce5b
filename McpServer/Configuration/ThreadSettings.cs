namespace Mcp.Daemon.Configuration;

/// <summary>How long a thread of investigation is kept and how far it goes.</summary>
internal sealed record ThreadSettings
{
    /// <summary>Time since its last turn after which a thread expires; fractions allowed. CONVERSATION_TIMEOUT_HOURS.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Exchanges, a question with its answer each, that a thread may have; 1 to 1,000. MAX_CONVERSATION_TURNS.</summary>
    public int MaxTurns { get; init; } = 20;
}
