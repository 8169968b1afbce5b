namespace Mcp.Daemon.Code.Searching;

/// <summary>Where a name stands.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Token">Its token; -1 where the text is shown but not read as code, as in a directive or a page.</param>
/// <param name="IsDeclaration">Whether it is the name of a declaration.</param>
internal readonly record struct NamePlace(int Line, int Token, bool IsDeclaration);
