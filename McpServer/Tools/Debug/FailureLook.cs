using Mcp.Daemon.Code;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tools.Debug.Messages;
using Mcp.Daemon.Tools.Debug.Places;
using Mcp.Daemon.Tools.Debug.Traces;
using Mcp.Daemon.Tools.Words;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Debug;

/// <summary>What the words of a debugging session say of a failure, held against the files.</summary>
internal sealed record FailureLook
{
    public required SourceSet Sources { get; init; }

    public required IReadOnlyList<TracePlaces> Traces { get; init; }

    public required IReadOnlyList<MessagePlaces> Messages { get; init; }

    /// <summary>Files of the workspace that a trace passes through and that no step named, each once.</summary>
    public required IReadOnlyList<(string Name, int Line)> Unnamed { get; init; }

    public static FailureLook Of(Look look, CancellationToken cancellationToken)
    {
        var investigation = look.Investigation;
        var sources = new SourceSet(look.Files.Select(file => (file.Name, file.Text)), cancellationToken);
        var words = StepWords.Of(investigation.Steps);
        var traces = TraceReading.Of(words);
        var lookup = new FrameLookup(sources, new WorkspacePaths(look.Workspace));
        var places = traces.Select(trace => new TracePlaces(trace, [.. trace.Frames.Select(lookup.Find)])).ToList();
        return new FailureLook
        {
            Sources = sources,
            Traces = look.IsLast ? places : [.. places.Where(trace => IsOfStep(trace, investigation))],
            Messages = MessagePlaces.Of(SoughtMessages.Of(traces, look.IsLast ? words : StepWords.Of([investigation.Current])), sources),
            Unnamed =
            [
                .. places.SelectMany(trace => trace.Frames)
                    .Where(frame => frame.InWorkspace is { } name && !NamedFiles.Have(investigation, name))
                    .Select(frame => (frame.InWorkspace!, frame.Frame.Line ?? 0))
                    .DistinctBy(pair => pair.Item1),
            ],
        };
    }

    /// <summary>What the expert must see of files that do not go whole.</summary>
    public Focus Focus => Focus.None with
    {
        Places =
        [
            .. Traces.SelectMany(trace => trace.Frames).Where(frame => frame is { File: not null, WhyStale: null }).Select(frame => (frame.File!.Path, frame.Line))
                .Concat(Messages.SelectMany(message => message.Places).Select(place => (place.File.Path, place.Line))),
        ],
    };

    /// <summary>A step shows what it told itself, and what its files add to what was told before.</summary>
    private static bool IsOfStep(TracePlaces trace, Investigation investigation) =>
        trace.Trace.Step == investigation.Current.Number || trace.Frames.Any(frame => frame.File is not null);
}
