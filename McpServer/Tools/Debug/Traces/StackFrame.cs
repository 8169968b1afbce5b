namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>One frame of a stack trace as it was written down.</summary>
internal sealed record StackFrame
{
    public required TraceStyle Style { get; init; }

    /// <summary>With forward slashes and without what is no path; null where the trace names none.</summary>
    public string? Path { get; init; }

    /// <summary>Counted from 1; null without a path.</summary>
    public int? Line { get; init; }

    /// <summary>As the runtime writes it; null where it does not say.</summary>
    public string? Function { get; init; }

    /// <summary>The source line that the trace itself shows; null for most languages.</summary>
    public string? Quote { get; init; }
}
