namespace Mcp.Daemon.Configuration;

/// <summary>How long a thread of investigation is kept and how far it goes.</summary>
internal sealed record ThreadSettings
{
    /// <summary>Time since its last turn after which a thread expires; fractions allowed. CONVERSATION_TIMEOUT_HOURS.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Exchanges, a question with its answer each, that a thread may have; 1 to 1,000. MAX_CONVERSATION_TURNS.</summary>
    public int MaxTurns { get; init; } = 20;

    /// <summary>How long an expired thread can still be read; then it is deleted. THREAD_RETENTION_DAYS.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What all threads together may take; past it those used longest ago go. THREAD_STORE_MAX_MB.</summary>
    public long MaxBytes { get; init; } = 512L << 20;
}
