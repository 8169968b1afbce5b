namespace Mcp.Daemon.Code;

/// <summary>Something that a body calls.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Line">Where, counted from 1.</param>
/// <param name="Qualifier">The name right before it, as <c>cart</c> in <c>cart.Add(item)</c>; null without one.</param>
internal sealed record Callee(string Name, int Line, string? Qualifier);
