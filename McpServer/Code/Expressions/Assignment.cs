namespace Mcp.Daemon.Code.Expressions;

/// <summary>A name is given a value.</summary>
/// <param name="Name">The last part of what is assigned to: <c>CommandText</c> in <c>command.CommandText = sql</c>.</param>
/// <param name="Path">All of it, joined by dots.</param>
/// <param name="Line">Where the name stands, counted from 1.</param>
/// <param name="Token">The token of the name.</param>
/// <param name="First">The first token of the value.</param>
/// <param name="Last">The last token of the value.</param>
/// <param name="Adds">Whether the value is added to what the name had, as with <c>+=</c>.</param>
internal sealed record Assignment(string Name, string Path, int Line, int Token, int First, int Last, bool Adds);
