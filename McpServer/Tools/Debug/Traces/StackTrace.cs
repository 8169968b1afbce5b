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
