namespace Mcp.Daemon.Code.Expressions;

/// <summary>One argument of a call, by the tokens of its value.</summary>
/// <param name="First">The first token of the value.</param>
/// <param name="Last">The last one.</param>
/// <param name="Name">The parameter that it names, as in <c>shell=True</c> and <c>key: value</c>; null where its place decides.</param>
internal readonly record struct Argument(int First, int Last, string? Name);
