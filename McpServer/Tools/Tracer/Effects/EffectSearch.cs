using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>What a function itself does outside of itself; what it calls in the files speaks for itself.</summary>
internal static class EffectSearch
{
    /// <summary>In the order of the lines.</summary>
    public static IReadOnlyList<Effect> In(Symbol function, TracedCode code) =>
    [
        .. CallEffects.In(function, code).Concat(StateEffects.In(function, code)).Concat(ErrorEffects.In(function, code))
            .DistinctBy(effect => (effect.Kind, effect.Line, effect.What))
            .OrderBy(effect => effect.Line)
            .ThenBy(effect => effect.Kind)
            .ThenBy(effect => effect.What, StringComparer.Ordinal),
    ];
}
