using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Debug.Traces;

namespace Mcp.Daemon.Tools.Debug.Places;

/// <summary>A frame, and where it lies in the files as they are now.</summary>
internal sealed record FramePlace(StackFrame Frame)
{
    /// <summary>The file that it lies in; null when it is in none of those that were read.</summary>
    public SourceFile? File { get; init; }

    /// <summary>The line in that file: the trace's own, or where the function begins when the trace has no line.</summary>
    public int Line { get; init; }

    /// <summary>The function around the line; null outside of all.</summary>
    public Symbol? Function { get; init; }

    /// <summary>Whether it was found by the name of the function alone, since the trace has no path.</summary>
    public bool IsByName { get; init; }

    /// <summary>Whether the file holds at that line what the trace says is there; null when the trace says too little.</summary>
    public bool? Fits { get; init; }

    /// <summary>Why the line cannot be the one of the trace, as the second half of a sentence; null when it can.</summary>
    public string? WhyStale { get; init; }

    /// <summary>Its name when it is no file that was named, but one that lies in the workspace and can be read there.</summary>
    public string? InWorkspace { get; init; }

    /// <summary>Whether it lies in a library or in a runtime.</summary>
    public bool IsForeign { get; init; }
}
