using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Says where a finding's line was corrected: the caller reads another number than the expert gave.</summary>
internal static class MovedLines
{
    /// <summary>Places named in the note; the raw answer has all.</summary>
    private const int MostNamed = 5;

    /// <param name="read">The findings as the expert gave them.</param>
    /// <param name="shown">The same, checked against what was sent, in the same order.</param>
    public static string? Note(IReadOnlyList<Finding> read, IReadOnlyList<Finding> shown)
    {
        var moved = read.Zip(shown)
            .Where(pair => pair.First.Line is { } said && said != pair.Second.Line)
            .Select(pair => $"{pair.Second.File}:{pair.Second.Line} (the expert said {pair.First.Line})").Distinct().ToList();
        return moved.Count == 0 ? null
            : $"Lines were corrected to where the quotes stand: {string.Join(", ", moved.Take(MostNamed))}{(moved.Count > MostNamed ? $" and {moved.Count - MostNamed} more" : "")}.";
    }
}
