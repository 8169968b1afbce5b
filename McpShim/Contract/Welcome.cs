namespace Mcp.Contract;

/// <summary>The daemon's answer to <see cref="Hello"/>: a session, or a refusal with its reason.</summary>
internal sealed record Welcome
{
    public required string Build { get; init; }

    public required int Pid { get; init; }

    public string? Session { get; init; }

    public string? LogPath { get; init; }

    /// <summary>The shim rung of this session, in seconds.</summary>
    public double ShimRungSeconds { get; init; }

    /// <summary>One of <see cref="RefusalCode"/>; null when the session stands.</summary>
    public string? Refused { get; init; }

    /// <summary>The sentence for the client when refused.</summary>
    public string? Reason { get; init; }
}

/// <summary>Why a daemon refuses a Hello.</summary>
internal static class RefusalCode
{
    public const string SessionLimit = "session_limit";
    public const string ShuttingDown = "shutting_down";
    public const string ContractMismatch = "contract_mismatch";
    public const string BadHello = "bad_hello";
    public const string BadConfig = "bad_config";
}
