namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>The frames of one failure, in the order in which they were written down.</summary>
internal sealed record StackTrace
{
    /// <summary>The step whose words hold it.</summary>
    public required int Step { get; init; }

    public required IReadOnlyList<StackFrame> Frames { get; init; }

    /// <summary>What was thrown; null where the trace does not say.</summary>
    public TracedError? Error { get; init; }

    /// <summary>Python alone writes the innermost call last.</summary>
    public bool IsInnermostLast => Frames.Count > 0 && Frames[0].Style is TraceStyle.Python;
}

/// <summary>What a program said when it failed.</summary>
/// <param name="Type">The exception's name, qualified as it was written; null for a bare message.</param>
/// <param name="Message">Its first line; may be empty.</param>
internal sealed record TracedError(string? Type, string Message)
{
    public string Words => (Type, Message) switch
    {
        (null, var message) => message,
        (var type, "") => type,
        (var type, var message) => $"{type}: {message}",
    };
}
