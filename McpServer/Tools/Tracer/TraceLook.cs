using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tools.Tracer.Effects;
using Mcp.Daemon.Tools.Tracer.Flow;
using Mcp.Daemon.Tools.Tracer.Needs;
using Mcp.Daemon.Tools.Tracer.Targets;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Tracer;

/// <summary>Looks up the target of a trace in the files, and follows it there.</summary>
internal static class TraceLook
{
    public static LocalEvidence Of(Look look, bool isPrecise, CancellationToken cancellationToken)
    {
        var description = look.Investigation.Text("target_description") ?? "";
        if (look.Files.Count == 0)
        {
            return LocalEvidence.None with { Hint = TargetText.NoFiles(description) };
        }

        var (code, notes) = TracedCode.Of(look, cancellationToken);
        var target = new TargetSearch(code.Files).Find(description, look.Investigation.RelevantContext, mayBeFile: !isPrecise);
        if (!target.IsFound)
        {
            return new LocalEvidence
            {
                Text = TargetText.NotFound(target, code.Files),
                Sections = look.IsLast ? [new("The target was not found in these files", TargetText.NotFound(target, code.Files))] : [],
                Notes = notes,
                Hint = TargetText.Hint(target),
                Holds = target.IsAmbiguous ? AnswerState.Working : null,
            };
        }

        look.Say($"following {target.Name}");
        var found = isPrecise && target.Definitions.Any(definition => definition.IsCallable)
            ? Precise(target, CallTrace.Of(target.Definitions, code))
            : Mutual(target, Dependencies.Of(target, code, cancellationToken));
        return found with
        {
            Sections = look.IsLast ? found.Sections : [],
            Notes = notes,
            Hint = isPrecise && !target.Definitions.Any(definition => definition.IsCallable)
                ? $"{target.Name} is a type: name the method that is to be followed, as {target.Name}.method."
                : look.IsLast ? null : found.Hint,
        };
    }

    private static LocalEvidence Precise(TraceTarget target, CallTrace trace)
    {
        (string Title, string? Text)[] parts =
        [
            ("Calls below, with the line of each", CallTraceText.Down(trace)),
            ("Callers", CallTraceText.Up(trace)),
            ("Where the way through the target parts", CallTraceText.Branches(trace)),
            ("Effects on the way, by well-known names", EffectText.Of(trace.Effects)),
            ("Also called by the target, declared in none of these files", CallTraceText.Outside(trace)),
            ("Also named", TargetText.AlsoNamed(target, trace.Reached.ToHashSet())),
        ];
        return Told(parts) with
        {
            Details = TraceJson.Of(target, trace, null),
            Hint = TargetText.WhereItLeaves(trace.Outside.Where(call => trace.Roots.Any(root => root.Function == call.Function)).Select(call => (call.Call, call.Line))),
            Focus = Focus.None with
            {
                Places =
                [
                    .. trace.Reached.Select(function => (function.File.Path, function.Declaration.NameLine)),
                    .. trace.Effects.Select(effect => (effect.Function.File.Path, effect.Line)),
                    .. trace.Callers.SelectMany(step => step.Lines.Select(line => (step.Path, line))),
                ],
            },
        };
    }

    private static LocalEvidence Mutual(TraceTarget target, Dependencies found)
    {
        (string Title, string? Text)[] parts =
        [
            ("Needs", TargetText.Found(target) + (DependencyText.Needs(found) ?? "nothing that shows in these files")),
            ("Needed by", DependencyText.NeededBy(found) ?? "nothing in these files"),
            ("Import cycles through it", DependencyText.Cycles(found)),
            ("Boundaries crossed, by the folders of these files", DependencyText.Boundaries(found)),
            ("Also named", TargetText.AlsoNamed(target, new HashSet<Symbol>())),
        ];
        return Told(parts) with
        {
            Details = TraceJson.Of(target, null, found),
            Focus = Focus.None with
            {
                Places =
                [
                    .. target.Definitions.Select(definition => (definition.File.Path, definition.Declaration.NameLine)),
                    .. found.Needs.Concat(found.NeededBy).SelectMany(need => need.Lines.Select(line => (need.Path, line))),
                ],
            },
        };
    }

    private static LocalEvidence Told(IReadOnlyList<(string Title, string? Text)> parts)
    {
        var given = QuestionSection.Given(parts);
        return new LocalEvidence
        {
            Text = string.Join("\n\n", given.Select(part => $"{part.Title}:\n{part.Text}")),
            Sections = given,
        };
    }
}
