namespace Mcp.Daemon.Answers;

/// <summary>
/// Keeps the lines that only we write apart from what an expert says: a line of its own that begins as one of them is
/// quoted, so that no expert can tell an agent what to do next in our name.
/// </summary>
internal static class OwnLabels
{
    private static readonly string[] Labels = ["Next:", "Notes:", "Expert:", "Usage:", "Outcome:", "(call "];

    public static string? Quoted(string? text) => text is null || !Labels.Any(label => text.Contains(label, StringComparison.OrdinalIgnoreCase))
        ? text
        : string.Join('\n', text.Split('\n').Select(line => IsOurs(line) ? "> " + line : line));

    private static bool IsOurs(string line)
    {
        var start = line.AsSpan().TrimStart();
        foreach (var label in Labels)
        {
            if (start.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
