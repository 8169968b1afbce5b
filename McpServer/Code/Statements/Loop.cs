namespace Mcp.Daemon.Code.Statements;

/// <summary>Statements that run again and again.</summary>
/// <param name="Block">Its header and its body; for a call such as <c>rows.forEach(…)</c> what is called and its argument.</param>
/// <param name="IsEach">Whether it runs once for each of several things, and not as long as a condition holds.</param>
internal sealed record Loop(Block Block, bool IsEach);
