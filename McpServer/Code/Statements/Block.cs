namespace Mcp.Daemon.Code.Statements;

/// <summary>What a word such as <c>if</c> or <c>for</c> governs.</summary>
/// <param name="Word">The token of the word.</param>
/// <param name="Header">What stands between the word and the body, without the parentheses around it.</param>
/// <param name="Body">The statements, without the braces around them.</param>
/// <param name="End">The last token that belongs to it, a closing brace included.</param>
internal readonly record struct Block(int Word, TokenSpan Header, TokenSpan Body, int End);
