namespace Mcp.Daemon.Configuration;

/// <summary>How many experts may be asked at once, and how many calls may wait for that. Each 1 to 10,000.</summary>
internal sealed record CapacitySettings
{
    /// <summary>Over all sessions and providers. EXPERT_MAX_CONCURRENT.</summary>
    public int AtOnce { get; init; } = 24;

    /// <summary>EXPERT_MAX_PER_SESSION.</summary>
    public int PerSession { get; init; } = 8;

    /// <summary>KIMI_MAX_CONCURRENT.</summary>
    public int Kimi { get; init; } = 6;

    /// <summary>GLM_MAX_CONCURRENT.</summary>
    public int Glm { get; init; } = 4;

    /// <summary>Calls that wait; beyond it they are refused. 0 to 10,000. EXPERT_QUEUE_LIMIT.</summary>
    public int Waiting { get; init; } = 64;
}
