namespace Mcp.Daemon.Code.Lexing;

/// <summary>A conditional directive of a preprocessor.</summary>
/// <param name="Token">How many tokens stand before it.</param>
/// <param name="Word"><c>if</c>, <c>else</c> or <c>endif</c>; their variants are written as one of these.</param>
internal readonly record struct Directive(int Token, string Word);
