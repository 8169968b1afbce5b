namespace Mcp.Daemon.Code.Lexing;

/// <summary>How far a string was read.</summary>
/// <param name="At">The first position that is not read.</param>
/// <param name="IsHole">Code follows, and then the string goes on.</param>
/// <param name="IsOpen">Its end was not found: neither on its line nor, if it may be longer, in the text.</param>
internal readonly record struct ContentEnd(int At, bool IsHole, bool IsOpen);
