namespace Mcp.Contract;

/// <summary>
/// The one line a starting daemon writes to its launcher over the pipe it was given as stdout: ready, or why not.
/// </summary>
internal sealed record StartReport
{
    public required StartOutcome Outcome { get; init; }

    public required int Pid { get; init; }

    /// <summary>The build the daemon says it is; another one than the shim looked for means it was just replaced.</summary>
    public string? Build { get; init; }

    /// <summary>What is wrong and what to do, when it did not start.</summary>
    public string? Fault { get; init; }
}

/// <summary>How the start of a daemon ended.</summary>
internal enum StartOutcome
{
    /// <summary>Listening.</summary>
    Ready,

    /// <summary>Another daemon holds the lock of this name.</summary>
    Occupied,

    /// <summary>Settings, state directory or pipe do not allow a start.</summary>
    Fault,
}
