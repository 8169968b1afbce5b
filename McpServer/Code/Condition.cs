namespace Mcp.Daemon.Code;

/// <summary>A line that decides whether, or how often, another is reached.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">Without indentation and opening braces, cut; of an <c>else</c> also what it is the other way of.</param>
internal sealed record Condition(int Line, string Text);
