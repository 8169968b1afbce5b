namespace Mcp.Daemon.Git;

/// <summary>Lines that changed together, with a little of what surrounds them.</summary>
internal sealed record Hunk(int OldStart, int OldCount, int NewStart, int NewCount, IReadOnlyList<DiffLine> Lines);

/// <summary>A line of a hunk without its line feed. The number a side does not have is 0.</summary>
internal readonly record struct DiffLine(LineKind Kind, int OldNumber, int NewNumber, string Text);

internal enum LineKind
{
    Context,
    Added,
    Removed,
}
