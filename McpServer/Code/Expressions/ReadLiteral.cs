namespace Mcp.Daemon.Code.Expressions;

/// <summary>A literal as it was read.</summary>
/// <param name="Written">Its content without quotes and holes.</param>
/// <param name="Holes">The code in it.</param>
/// <param name="Next">The token behind it.</param>
internal sealed record ReadLiteral(string Written, IReadOnlyList<TextHole> Holes, int Next);
