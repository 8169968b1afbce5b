namespace Mcp.Contract;

/// <summary>The first line on the pipe, shim to daemon: who comes, from where, and with which settings.</summary>
internal sealed record Hello
{
    /// <summary>Raised whenever shim and daemon of different versions would misunderstand each other.</summary>
    public const int CurrentContract = 1;

    public required int Contract { get; init; }

    public required string Build { get; init; }

    public required int Pid { get; init; }

    /// <summary>The editor's directory: where the shim was started, or what it was told.</summary>
    public string? Workspace { get; init; }

    /// <summary>The session this shim had, when it comes back. No credential: it only keeps the name in the logs.</summary>
    public string? Session { get; init; }

    /// <summary>Number of this connection, from 1; part of every call's id.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>The session-scope variables of the shim's environment. Keys included: never logged, never written.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>What a terminal command is about, for the daemon's log; null for an editor.</summary>
    public string? Command { get; init; }
}
