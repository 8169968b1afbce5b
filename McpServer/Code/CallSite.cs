namespace Mcp.Daemon.Code;

/// <summary>A place at which something is called.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">The line without its indentation, at most 200 characters of it.</param>
/// <param name="Caller">The innermost function or property that it stands in; null at the top of a file.</param>
internal sealed record CallSite(string Path, int Line, string Text, Declaration? Caller);
