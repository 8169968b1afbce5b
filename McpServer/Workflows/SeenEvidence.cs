namespace Mcp.Daemon.Workflows;

/// <summary>What there was to see of the files and images that were named: what a question can rest on beside words.</summary>
/// <param name="Files">Files that were read; a directory counts as those below it.</param>
/// <param name="HasContent">Whether any of them holds text, or there is an image.</param>
/// <param name="Nothing">Where files were named and there is no content: what became of them, in a sentence. Null otherwise.</param>
internal sealed record SeenEvidence(int Files, bool HasContent, string? Nothing)
{
    /// <summary>What to do about <see cref="Nothing"/>.</summary>
    public const string NameOthers = "Name files that hold text in relevant_files, and send the step again.";

    /// <summary>Files to name in one sentence; the answer's evidence lists them all.</summary>
    private const int MostNamed = 3;

    public static SeenEvidence Of(StepEvidence evidence)
    {
        var files = evidence.Files.Files;
        var hasContent = evidence.Images.Count > 0 || files.Any(file => !string.IsNullOrWhiteSpace(file.Text));
        return new SeenEvidence(files.Count, hasContent, hasContent || !evidence.NamesFiles ? null : Words(evidence));
    }

    private static string Words(StepEvidence evidence)
    {
        List<string> unread =
        [
            .. evidence.Files.Files.Select(file => $"{file.Name} (empty)"),
            .. evidence.Files.Withheld.Concat(evidence.Files.Cut).Select(file => $"{file.File} ({file.Why})"),
        ];
        var more = unread.Count > MostNamed ? $" and {unread.Count - MostNamed} more" : "";
        return $"Nothing that relevant_files names could be read as text: {string.Join(", ", unread.Take(MostNamed))}{more}.";
    }
}
