namespace Mcp.Daemon.Tools.TestGen.Reach;

/// <summary>A line of a function that only some inputs reach, or at which they part.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">The line, without what opens its block, cut.</param>
/// <param name="Inputs">What to try there; empty where the line says it itself.</param>
internal sealed record ReachPoint(int Line, string Text, IReadOnlyList<string> Inputs)
{
    public override string ToString() => Inputs.Count == 0 ? $"{Line}: {Text}" : $"{Line}: {Text} → try {string.Join("; ", Inputs)}";
}
