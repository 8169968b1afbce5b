namespace Mcp.Daemon.Git;

/// <summary>
/// What a repository's own configuration would make git do while it compares files, turned into settings that undo it.
/// </summary>
/// <remarks>
/// Filters cannot be switched off as such. Comparing a file whose time stamp is as young as the index's makes git read
/// it through its clean filter, so every filter named anywhere in the configuration is emptied by name.
/// </remarks>
internal sealed class RepositorySettings
{
    private const string FilterPrefix = "filter.";

    private RepositorySettings(IReadOnlyList<KeyValuePair<string, string>> overrides, bool convertsLineEnds)
    {
        Overrides = overrides;
        ConvertsLineEnds = convertsLineEnds;
    }

    public IReadOnlyList<KeyValuePair<string, string>> Overrides { get; }

    /// <summary>Whether <c>core.autocrlf</c> makes CRLF in the work tree the same as LF in the repository.</summary>
    public bool ConvertsLineEnds { get; }

    /// <param name="entries">The parts of <c>git config --list -z</c>: a key, a line feed and a value each.</param>
    public static RepositorySettings From(IEnumerable<string> entries)
    {
        var filters = new SortedSet<string>(StringComparer.Ordinal);
        var convertsLineEnds = false;
        foreach (var entry in entries)
        {
            // Keys without a value have no line feed. A subsection may hold dots, but no line feed.
            var (key, value) = entry.IndexOf('\n') is var end and >= 0 ? (entry[..end], entry[(end + 1)..]) : (entry, "true");
            if (key is "core.autocrlf")
            {
                convertsLineEnds = value.ToLowerInvariant() is "true" or "input" or "yes" or "on" or "1";
            }
            else if (key.StartsWith(FilterPrefix, StringComparison.Ordinal) && key.LastIndexOf('.') is var dot
                && dot > FilterPrefix.Length)
            {
                filters.Add(key[..dot]);
            }
        }

        return new RepositorySettings([.. filters.SelectMany(Empty)], convertsLineEnds);
    }

    private static IEnumerable<KeyValuePair<string, string>> Empty(string filter) =>
    [
        new($"{filter}.clean", ""),
        new($"{filter}.smudge", ""),
        new($"{filter}.process", ""),
        new($"{filter}.required", "false"),
    ];
}
