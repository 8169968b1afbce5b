namespace Mcp.Daemon.Git;

/// <summary>Lines that changed together, with a little of what surrounds them.</summary>
internal sealed record Hunk(int OldStart, int OldCount, int NewStart, int NewCount, IReadOnlyList<DiffLine> Lines)
{
    public static Hunk Of(IReadOnlyList<DiffLine> lines) => new(
        lines.FirstOrDefault(line => line.OldNumber > 0).OldNumber,
        lines.Count(line => line.OldNumber > 0),
        lines.FirstOrDefault(line => line.NewNumber > 0).NewNumber,
        lines.Count(line => line.NewNumber > 0),
        lines);

    /// <summary>Itself, or when it is longer than so many lines, hunks of that length that follow each other.</summary>
    public IEnumerable<Hunk> Pieces(int mostLines) =>
        Lines.Count <= mostLines ? [this] : Lines.Chunk(mostLines).Select(Of);
}

/// <summary>A line of a hunk without its line feed. The number a side does not have is 0.</summary>
internal readonly record struct DiffLine(LineKind Kind, int OldNumber, int NewNumber, string Text);

internal enum LineKind
{
    Context,
    Added,
    Removed,
}
