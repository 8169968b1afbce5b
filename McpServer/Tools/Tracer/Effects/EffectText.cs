using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>Effects in words.</summary>
internal static class EffectText
{
    /// <summary>A page; a function of more effects is several functions.</summary>
    private const int MostLines = 40;

    /// <summary>What can be read beside an effect on one line.</summary>
    private const int LongestCondition = 80;

    /// <summary>A line for each, in the order of the way; null without any.</summary>
    public static string? Of(IReadOnlyList<Effect> effects) => ListedLines.Of([.. effects.Select(Of)], MostLines, "effect");

    public static string Word(EffectKind kind) => kind.ToString().ToLowerInvariant();

    private static string Of(Effect effect)
    {
        var when = effect.When.Count > 0 ? $", under `{ShownLine.Of(effect.When[^1].Text, LongestCondition)}` ({effect.When[^1].Line})" : "";
        return $"{Word(effect.Kind)}: {effect.Function.File.Path}:{effect.Line} in {effect.Function.Name}: {ShownLine.Of(effect.Function.File, effect.Line)}{when}";
    }
}
