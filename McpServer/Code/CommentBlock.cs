namespace Mcp.Daemon.Code;

/// <summary>A comment, or the line comments that stand directly below each other and so read as one.</summary>
/// <param name="Line">The first line, counted from 1.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="Text">What it says, without comment marks and the stars of a frame; lines are parted by line feeds.</param>
/// <param name="IsDoc">Whether its form is that of documentation: <c>///</c>, <c>/** */</c>, a docstring.</param>
internal sealed record CommentBlock(int Line, int EndLine, string Text, bool IsDoc);
