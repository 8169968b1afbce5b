namespace Mcp.Daemon.Tools.Words;

/// <summary>A name that stands in words and is written as code is.</summary>
/// <param name="Name">Bare, or qualified by a dot, two colons, a hash or an arrow; without parentheses.</param>
/// <param name="IsMarked">Whether its form leaves no doubt: in backticks, or before parentheses.</param>
internal sealed record CodeName(string Name, bool IsMarked);
