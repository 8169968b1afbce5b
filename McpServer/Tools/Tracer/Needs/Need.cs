namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>One part of the code needs another: where that shows.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="Name">The other side: what is needed, or what needs the target.</param>
/// <param name="Place">Where the other side is declared; null where none of the files declares it, or, when unsure, several do.</param>
/// <param name="Path">The file in which it shows.</param>
/// <param name="Lines">The lines there, counted from 1.</param>
internal sealed record Need(NeedKind Kind, string Name, string? Place, string Path, IReadOnlyList<int> Lines)
{
    /// <summary>Whether more than a name speaks for it.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>The two areas between which it leads, <c>api → storage</c>; null where it stays within one.</summary>
    public string? Crosses { get; init; }
}
