using Mcp.Daemon.Tools.Debug.Traces;

namespace Mcp.Daemon.Tools.Debug.Places;

/// <summary>A trace with the places of its frames.</summary>
/// <param name="Frames">One for each frame, in the trace's order.</param>
internal sealed record TracePlaces(StackTrace Trace, IReadOnlyList<FramePlace> Frames);
