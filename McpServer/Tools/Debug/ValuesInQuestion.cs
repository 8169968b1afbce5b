using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Debug.Places;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Debug;

/// <summary>
/// What the line uses on which a program failed, and where those variables and members are set: a bad value is made there, and
/// seldom on the line that trips over it.
/// </summary>
internal static class ValuesInQuestion
{
    /// <summary>Values of one line; more are a table.</summary>
    private const int MostNames = 6;

    /// <summary>Of one value; where it is set more often, no list finds the fault.</summary>
    private const int MostPlaces = 6;

    /// <summary>Shorter names are counters.</summary>
    private const int ShortestName = 2;

    /// <summary>A line for each value that is set somewhere in the files; null when there is none.</summary>
    public static string? Of(FailureLook failure)
    {
        var lines = failure.Traces.Select(Innermost).OfType<FramePlace>()
            .DistinctBy(frame => (frame.File!.Path, frame.Line))
            .SelectMany(frame => Names(frame.File!, frame.Line).Select(name => Line(frame, name.Name, name.IsMember, failure.Sources)))
            .OfType<string>().Distinct().ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>The innermost frame that lies in the files, unless a frame inside of it is one that we cannot place.</summary>
    private static FramePlace? Innermost(TracePlaces trace) =>
        (trace.Trace.IsInnermostLast ? trace.Frames.Reverse() : trace.Frames).FirstOrDefault(frame => !frame.IsForeign && frame.Frame.Path is not null) is
            { File: not null, WhyStale: null } found && found.Line <= found.File.Lines.Count ? found : null;

    private static IEnumerable<(string Name, bool IsMember)> Names(SourceFile file, int line)
    {
        var tokens = file.Tokens;
        var names = new List<(string, bool)>();
        for (var at = tokens.FirstAt(line); at >= 0 && at < tokens.Count && tokens.Line(at) == line; at++)
        {
            if (tokens.IsWord(at) && tokens.Name(at).Length >= ShortestName && !char.IsDigit(tokens.Name(at)[0])
                && !CallShape.HasArguments(file, at) && !CallShape.IsKeyword(tokens, at))
            {
                names.Add((tokens.Name(at).TrimStart('$', '@'), CallShape.IsMember(tokens, at)));
            }
        }

        return names.Distinct().Take(MostNames);
    }

    private static string? Line(FramePlace frame, string name, bool isMember, SourceSet sources)
    {
        var places = (isMember ? Members(frame, name, sources) : Locals(frame, name)).Distinct().ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var shown = places.Take(MostPlaces).Select(place =>
            $"  {place.File.Path}:{place.Line}{(Surroundings.Function(place.File, place.Line) is { } function ? $" in {function.Name}" : "")}: {ShownLine.Of(place.File, place.Line)}");
        var more = places.Count > MostPlaces ? $"\n  and at {places.Count - MostPlaces} more places" : "";
        return $"- {name}, used at {frame.File!.Path}:{frame.Line}, is set here:\n{string.Join('\n', shown)}{more}";
    }

    /// <summary>In the function that the line stands in, and before it or in a loop around it.</summary>
    private static IEnumerable<(SourceFile File, int Line)> Locals(FramePlace frame, string name)
    {
        var file = frame.File!;
        return frame.Function is not { } function ? [] : Assignments.Of(file)
            .Where(set => set.Path == name && set.Line != frame.Line && set.Line >= function.Declaration.Line && set.Line <= function.Declaration.EndLine)
            .Select(set => (file, set.Line));
    }

    /// <summary>By the member's name, in files of its language; one that libraries use too, in its own file alone.</summary>
    private static IEnumerable<(SourceFile File, int Line)> Members(FramePlace frame, string name, SourceSet sources) =>
        from file in CommonNames.Has(name) ? [frame.File!] : sources.Holding(name)
        where file.Language == frame.File!.Language
        from line in Assignments.Of(file).Where(set => set.Name == name && set.Path != name).Select(set => set.Line).Concat(Initialised(file, name)).Order()
        where !(file == frame.File && line == frame.Line)
        select (file, line);

    /// <summary>Members that get their value where an object is made, as Go writes it: <c>&amp;Board{assigned: made}</c>.</summary>
    private static IEnumerable<int> Initialised(SourceFile file, string name)
    {
        var tokens = file.Tokens;
        for (var at = 1; file.Language is Language.Go && at < tokens.Count - 1; at++)
        {
            if (tokens.Is(at, name) && tokens.Is(at + 1, ':') && !tokens.Is(at + 1, ':', '=') && tokens.Mark(at - 1) is '{' or ',')
            {
                yield return tokens.Line(at);
            }
        }
    }
}
