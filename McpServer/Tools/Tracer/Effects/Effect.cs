using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>Something that a function changes outside itself.</summary>
/// <param name="Function">The function.</param>
/// <param name="Line">Where, counted from 1.</param>
/// <param name="What">The call, the field or the word that shows it.</param>
internal sealed record Effect(EffectKind Kind, Symbol Function, int Line, string What)
{
    /// <summary>What it stands in within its function, the outermost first.</summary>
    public IReadOnlyList<Condition> When => Conditions.Of(Function.File, Line, Function.Declaration.Line);
}
