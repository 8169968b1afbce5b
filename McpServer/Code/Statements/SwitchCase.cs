namespace Mcp.Daemon.Code.Statements;

/// <summary>What stands behind one label of a <c>switch</c>, or behind several that follow each other.</summary>
/// <param name="Label">The token of the word <c>case</c> or <c>default</c>, of the last label.</param>
/// <param name="Body">The statements up to the next label.</param>
/// <param name="IsLast">Whether no label follows.</param>
internal sealed record SwitchCase(int Label, TokenSpan Body, bool IsLast);
