namespace Mcp.Daemon.Logging;

/// <summary>Reads the log of this daemon back: its newest file and those it was rolled from.</summary>
internal static class SessionLog
{
    /// <summary>The last lines that are wanted, oldest first.</summary>
    /// <param name="path">The file that is written now, or null when there is none.</param>
    public static async Task<IReadOnlyList<LogLine>> ReadAsync(string? path, Func<LogLine, bool> wanted, int most, CancellationToken cancellationToken)
    {
        var found = new Queue<LogLine>();
        foreach (var file in Files(path))
        {
            // Shared with the writer; it goes on writing meanwhile.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(cancellationToken) is { } text)
            {
                if (LogLine.Parse(text) is { } line && wanted(line))
                {
                    found.Enqueue(line);
                    if (found.Count > most)
                    {
                        found.Dequeue();
                    }
                }
            }
        }

        return [.. found];
    }

    private static IEnumerable<string> Files(string? path)
    {
        if (path is null || Path.GetDirectoryName(path) is not { } directory || !Directory.Exists(directory))
        {
            return [];
        }

        // Rolled files have a date and a number behind the name, and are older than the one without.
        var name = Path.GetFileNameWithoutExtension(path);
        return Directory.EnumerateFiles(directory, name + "*" + Path.GetExtension(path))
            .OrderBy(file => file == path)
            .ThenBy(file => file, StringComparer.Ordinal);
    }
}
