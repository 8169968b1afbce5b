namespace Mcp.Daemon.Code.Lexing;

/// <summary>A part of code by its positions in the text; the end is exclusive.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="StartsLine">Whether no other token stands before it on its line.</param>
internal readonly record struct Token(int Start, int End, int Line, TokenKind Kind, bool StartsLine);
