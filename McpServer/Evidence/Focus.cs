namespace Mcp.Daemon.Evidence;

/// <summary>What a question is about, as far as it is known: it decides which files go first and which parts of a long one.</summary>
internal sealed record Focus
{
    public static Focus None { get; } = new();

    /// <summary>Real paths of files that the change at hand touches.</summary>
    public IReadOnlySet<string> ChangedFiles { get; init; } = new HashSet<string>();

    /// <summary>Methods, classes, identifiers.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Lines, from 1; the file as answers name it, by its real path, or by the end of either.</summary>
    public IReadOnlyList<(string File, int Line)> Places { get; init; } = [];

    /// <summary>Whether a place lies in this file.</summary>
    public bool HasPlaceIn(QuestionFile file) => Places.Any(place => IsMeant(place.File, file));

    /// <summary>The lines of the places in this file.</summary>
    public IEnumerable<int> LinesIn(QuestionFile file) =>
        Places.Where(place => IsMeant(place.File, file) && place.Line >= 1 && place.Line <= file.Lines).Select(place => place.Line).Distinct();

    private static bool IsMeant(string path, QuestionFile file)
    {
        var end = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return end.Length > 0 && (file.RealPath == end || file.Name == end
            || (file.Name.EndsWith(end, StringComparison.Ordinal) && file.Name[^(end.Length + 1)] == '/')
            || (file.RealPath.EndsWith(end, StringComparison.Ordinal) && file.RealPath[^(end.Length + 1)] == '/'));
    }
}
