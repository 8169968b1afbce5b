namespace Mcp.Daemon.Code;

/// <summary>What a string in code holds, up to its end or to its next hole.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Text">Without its quotes, escapes as they are written.</param>
internal sealed record StringLiteral(int Line, string Text);
