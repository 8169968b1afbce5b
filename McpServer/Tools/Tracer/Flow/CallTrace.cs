using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Tracer.Effects;

namespace Mcp.Daemon.Tools.Tracer.Flow;

/// <summary>The way of a call: down from a function, and up to those that begin it.</summary>
internal sealed record CallTrace
{
    /// <summary>Of more functions of one name nobody reads the ways, and the tree has no room for more.</summary>
    private const int MostOverloads = 80;

    /// <summary>The function, with each of its overloads what it calls.</summary>
    public required IReadOnlyList<(Symbol Function, IReadOnlyList<CallStep> Steps)> Roots { get; init; }

    /// <summary>Calls that the tree has no room for.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Overloads that were not looked at.</summary>
    public required int OverloadsLeftOut { get; init; }

    public required IReadOnlyList<CallStep> Callers { get; init; }

    public required int CallersLeftOut { get; init; }

    /// <summary>The lines at which the way through the target parts.</summary>
    public required IReadOnlyList<Branch> Branches { get; init; }

    /// <summary>What the functions on the way change outside themselves.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>Calls of what none of the files declares, by their written path.</summary>
    public required IReadOnlyList<(Symbol Function, string Call, int Line)> Outside { get; init; }

    /// <summary>All functions on the way down, the target first.</summary>
    public required IReadOnlyList<Symbol> Reached { get; init; }

    public static CallTrace Of(IReadOnlyList<Symbol> targets, TracedCode code)
    {
        var followed = targets.Take(MostOverloads).ToList();
        var (callees, roots) = CalleeTree.Fitting([.. followed.Where(target => target.IsCallable)], code);
        var callers = new CallerTree(code);
        var above = followed.SelectMany(callers.Of).DistinctBy(step => (step.Path, step.Lines[0])).ToList();
        var effects = callees.Reached.SelectMany(function => EffectSearch.In(function, code)).ToList();
        var effectsAt = effects.ToLookup(effect => (effect.Function, effect.Line));
        return new CallTrace
        {
            Roots = roots,
            LeftOut = callees.LeftOut,
            OverloadsLeftOut = targets.Count - followed.Count,
            Callers = above,
            CallersLeftOut = callers.LeftOut,
            Branches = [.. roots.SelectMany(root => Branch.In(root.Function))],
            Effects = effects,
            Outside = [.. callees.Outside.Where(call => !effectsAt[(call.Function, call.Line)].Any(effect => IsShownBy(effect, call.Call)))],
            Reached = callees.Reached,
        };
    }

    private static bool IsShownBy(Effect effect, string call) =>
        effect.What == call || effect.What == "new " + call || (effect.Kind is EffectKind.Error && effect.What.EndsWith(" " + call, StringComparison.Ordinal));
}
