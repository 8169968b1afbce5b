namespace Mcp.Daemon.Answers;

/// <summary>
/// Keeps the lines that only we write apart from what an expert says: a line of its own that begins as one of them is
/// quoted, so that no expert can tell an agent what to do next in our name.
/// </summary>
internal static class OwnLabels
{
    private static readonly string[] Labels = ["Next", "Notes", "Expert", "Usage", "Outcome"];

    private const string Call = "(call ";

    public static string? Quoted(string? text) => text is null || !Labels.Append(Call).Any(label => text.Contains(label, StringComparison.OrdinalIgnoreCase))
        ? text
        : string.Join('\n', text.Split('\n').Select(line => IsOurs(line) ? "> " + line : line));

    // In any dress of Markdown: "Next: …", "**Next:** …", "## Next" above a line of orders.
    private static bool IsOurs(string line)
    {
        var start = line.AsSpan().TrimStart();
        var isHeading = start is ['#', ..];
        start = start.TrimStart("#*_ ").TrimEnd();
        if (start.StartsWith(Call, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var label in Labels)
        {
            if (start.StartsWith(label, StringComparison.OrdinalIgnoreCase)
                && start[label.Length..].TrimStart("*_ ") is var rest && (rest is [':', ..] || (isHeading && rest.IsEmpty)))
            {
                return true;
            }
        }

        return false;
    }
}
