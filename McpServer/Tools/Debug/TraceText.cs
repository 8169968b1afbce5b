using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Debug.Messages;
using Mcp.Daemon.Tools.Debug.Places;
using Mcp.Daemon.Tools.Debug.Traces;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Debug;

/// <summary>Traces and messages with their places, in words: the same for the agent and for the expert.</summary>
internal static class TraceText
{
    /// <summary>Frames shown of one trace; those of the project are seldom more.</summary>
    private const int MostFrames = 15;

    /// <summary>Of one message; it is seldom written in more than one.</summary>
    private const int MostPlaces = 6;

    /// <summary>The traces with a frame in the files or in the workspace; null when there is none.</summary>
    public static string? Of(IReadOnlyList<TracePlaces> traces) => string.Join(
        "\n\n", traces.Where(trace => trace.Frames.Any(frame => frame.File is not null || frame.InWorkspace is not null)).Select(Of)) is { Length: > 0 } text ? text : null;

    /// <summary>A line for each place that a message comes from; null when it comes from none.</summary>
    public static string? Of(IReadOnlyList<MessagePlaces> messages) => messages.Count == 0 ? null : string.Join('\n', messages.Select(Of));

    public static IEnumerable<Finding> Stale(IReadOnlyList<TracePlaces> traces) => traces
        .SelectMany(trace => trace.Frames)
        .Where(frame => frame.WhyStale is not null)
        .DistinctBy(frame => (frame.File!.Path, frame.Line))
        .Select(frame => new Finding
        {
            Kind = "stale_frame", Severity = Severity.Medium, Source = FindingSource.Local, File = frame.File!.Path,
            Line = frame.Line >= 1 && frame.Line <= frame.File.Lines.Count ? frame.Line : null,
            Quote = frame.Line >= 1 && frame.Line <= frame.File.Lines.Count && frame.File.Lines[frame.Line - 1].Trim() is { Length: > 0 } text ? text : null,
            Text = $"The trace's frame {frame.File.Path}:{frame.Frame.Line} is not from this version of the file: {frame.WhyStale}. Its line numbers lead astray here.",
        });

    private static string Of(TracePlaces trace)
    {
        var error = trace.Trace.Error is { } thrown ? $"{ShownLine.Of(thrown.Words)}, told" : "Trace told";
        var order = trace.Frames.Count < 2 ? "" : trace.Trace.IsInnermostLast ? "; the innermost call is the last" : "; the innermost call is the first";
        List<string> lines = [$"{error} in step {trace.Trace.Step}{order}:"];
        var known = trace.Frames.Where(frame => frame.File is not null || frame.InWorkspace is not null).ToList();
        lines.AddRange(known.Take(MostFrames).Select(Of));
        var others = trace.Frames.Count - Math.Min(known.Count, MostFrames);
        var foreign = trace.Frames.Count(frame => frame.IsForeign);
        if (others > 0)
        {
            lines.Add($"- {others} {(others == 1 ? "frame lies" : "frames lie")} elsewhere{(foreign > 0 ? $", {foreign} of them in libraries" : "")}");
        }

        return string.Join('\n', lines);
    }

    private static string Of(FramePlace frame)
    {
        if (frame.File is not { } file)
        {
            return $"- {frame.InWorkspace}:{frame.Frame.Line}{Written(frame.Frame)}: in the workspace, but not among the files";
        }

        if (frame.WhyStale is { } why)
        {
            return $"- {file.Path}:{frame.Line}{Written(frame.Frame)}: STALE, {why}";
        }

        var place = $"- {file.Path}:{frame.Line}{(frame.Function is { } function ? $" in {function.Name}" : Written(frame.Frame))}";
        return frame.IsByName ? $"{place} (the trace has no line; found by name)"
            : $"{place}{(frame.Fits is true ? "" : " (nothing in the trace to check it by)")}: {ShownLine.Of(file, frame.Line)}";
    }

    private static string Written(StackFrame frame) => FunctionName.Of(frame).Member is { } name ? $" in {name}" : "";

    private static string Of(MessagePlaces message)
    {
        var places = message.Places.Take(MostPlaces).Select(place =>
            $"- {place.File.Path}:{place.Line}{(place.Function is { } function ? $" in {function.Name}" : "")}{(place.IsInTest ? " (a test)" : "")}: {ShownLine.Of(place.Text)}");
        var sources = message.Places.Count(place => !place.IsInTest);
        var several = sources > 1 ? $" (it could come from {sources} places)" : "";
        return $"\"{ShownLine.Of(message.Message)}\" is written here{several}:\n{string.Join('\n', places)}";
    }
}
