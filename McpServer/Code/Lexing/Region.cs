namespace Mcp.Daemon.Code.Lexing;

/// <summary>A part of a text that is not code, by positions in the text; the end is exclusive.</summary>
internal readonly record struct Region(int Start, int End, RegionKind Kind)
{
    public bool IsComment => Kind is RegionKind.LineComment or RegionKind.BlockComment;
}
