namespace Mcp.Daemon.Code;

/// <summary>One file needs another.</summary>
/// <param name="From">The path of the file that needs.</param>
/// <param name="To">The path of the file that is needed.</param>
/// <param name="Line">Where it shows: the import, or the first mention of the type where an import names no file.</param>
/// <param name="Target">What is imported or mentioned there.</param>
internal sealed record ImportEdge(string From, string To, int Line, string Target);
