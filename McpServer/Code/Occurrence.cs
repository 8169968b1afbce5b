namespace Mcp.Daemon.Code;

/// <summary>A line on which a name stands in code.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">The line without its indentation, at most 200 characters of it.</param>
/// <param name="IsDeclaration">Whether the name is declared there.</param>
internal sealed record Occurrence(string Path, int Line, string Text, bool IsDeclaration);
