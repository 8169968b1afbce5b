using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Debug.Places;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Words;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Debug;

/// <summary>
/// The functions that a failure passes through and the names that the agent suspects, each with who calls it: the cause is often
/// a caller that nobody named.
/// </summary>
internal static class PartsInQuestion
{
    /// <summary>A page of them; a trace of more is about its innermost.</summary>
    private const int MostParts = 12;

    /// <summary>On the line of the part.</summary>
    private const int MostCalls = 6;

    /// <summary>Those of the traces from the innermost out, then those that words name; none that is not declared in the files.</summary>
    public static IReadOnlyList<Symbol> Of(Investigation investigation, FailureLook failure) =>
        [.. OfTraces(failure.Traces).Concat(OfWords(investigation, failure)).Distinct().Take(MostParts)];

    /// <summary>A line for each, with its callers.</summary>
    public static string Text(IReadOnlyList<Symbol> parts, FailureLook failure)
    {
        var graph = new CallGraph(failure.Sources);
        var inTrace = failure.Traces.SelectMany(trace => trace.Frames).Where(frame => frame.File is not null)
            .Select(frame => (frame.File!.Path, frame.Line)).ToHashSet();
        return string.Join('\n', parts.Select(symbol => $"- {symbol.Name} ({symbol.Place}){Calls(graph.Callers(symbol), inTrace)}"));
    }

    private static IEnumerable<Symbol> OfTraces(IReadOnlyList<TracePlaces> traces) => traces
        .SelectMany(trace => trace.Trace.IsInnermostLast ? trace.Frames.Reverse() : trace.Frames)
        .Where(frame => frame.WhyStale is null)
        .Select(frame => frame.Function)
        .OfType<Symbol>();

    private static IEnumerable<Symbol> OfWords(Investigation investigation, FailureLook failure)
    {
        var suspected = investigation.Hypotheses.Reverse().SelectMany(hypothesis => CodeNames.In(hypothesis.Text)).Select(name => name.Name);
        var raised = failure.Traces.Select(trace => trace.Trace.Error?.Type).OfType<string>();
        // A name that several declare tells nothing.
        return suspected.Concat(investigation.RelevantContext).Concat(raised)
            .Select(name => failure.Sources.Declaring(name).Where(symbol => symbol.IsCallable || symbol.Declaration.Kind is DeclarationKind.Type).ToList())
            .Where(symbols => symbols.Count == 1)
            .Select(symbols => symbols[0]);
    }

    private static string Calls(IReadOnlyList<CallLink> calls, HashSet<(string, int)> inTrace)
    {
        if (calls.Count == 0)
        {
            return ": not called in these files";
        }

        var shown = calls.Select(call =>
            $"{call.Path}:{call.Line}{(call.Caller is { } caller ? $" in {caller.Name}" : "")}{(inTrace.Contains((call.Path, call.Line)) ? " (in the trace)" : "")}{(call.IsSure ? "" : " (by its name alone)")}");
        return $", called at {ListedLines.Words([.. shown], MostCalls)}";
    }
}
