namespace Mcp.Daemon.Code.Expressions;

/// <summary>A name with its value, whatever the language joins them by: an assignment, a named argument, an entry of an object.</summary>
/// <param name="Name">The bare name; of an entry its key, without quotes.</param>
/// <param name="Line">Where the name stands, counted from 1.</param>
/// <param name="Token">The token of the name.</param>
/// <param name="First">The first token of the value.</param>
/// <param name="Last">The last one.</param>
internal sealed record Setting(string Name, int Line, int Token, int First, int Last);
