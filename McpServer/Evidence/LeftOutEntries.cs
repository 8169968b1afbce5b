namespace Mcp.Daemon.Evidence;

/// <summary>What of a named directory was left out without being looked into: entries, each of which may hold many files.</summary>
internal sealed class LeftOutEntries
{
    public int Ignored { get; set; }

    public int BuildOutput { get; set; }

    public int Hidden { get; set; }

    public int Links { get; set; }

    /// <summary>In words, or null when there is nothing.</summary>
    public string? Words()
    {
        string?[] parts =
        [
            Part(Ignored, "ignored by .gitignore"),
            Part(BuildOutput, "of build output"),
            Part(Hidden, "hidden"),
            Part(Links, Links == 1 ? "a link" : "links"),
        ];
        var words = string.Join(", ", parts.OfType<string>());
        return words.Length > 0 ? $"of its entries left out: {words}" : null;
    }

    private static string? Part(int count, string what) => count > 0 ? $"{count:N0} {what}" : null;
}
