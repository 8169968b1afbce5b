using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Git;

/// <summary>A change as an answer reports it: its counts, its repositories, and what was left out of them.</summary>
internal static class ChangeEvidence
{
    /// <summary>Entries of a list over all repositories, each of which already counts what goes beyond its own 50.</summary>
    private const int MostListed = 100;

    /// <param name="changes">At least one.</param>
    public static EvidenceReport Of(IReadOnlyList<ChangeSet> changes) => new()
    {
        Git = new GitReport(
            changes[0].Root, changes[0].Head, changes.Sum(change => change.FileCount),
            changes.Sum(change => change.Added), changes.Sum(change => change.Removed)),
        Repositories = changes.Count > 1 ? [.. changes.Select(Report)] : null,
        Cut = Bounded(changes.SelectMany(change => change.Cut), more => new OmittedFile(more, "the list is cut")),
        Withheld = Bounded(changes.SelectMany(change => change.Withheld), more => new OmittedFile(more, "the list is cut")),
        Unscanned = Bounded(changes.SelectMany(change => change.Unscanned), more => more),
    };

    private static RepositoryReport Report(ChangeSet change) => new(
        change.Root, change.Head, change.Branch, change.Base, change.FileCount, change.Added, change.Removed);

    private static T[]? Bounded<T>(IEnumerable<T> entries, Func<string, T> more)
    {
        var all = entries.ToArray();
        return all.Length == 0 ? null
            : all.Length <= MostListed ? all
            : [.. all.Take(MostListed), more($"… and {all.Length - MostListed} more entries")];
    }
}
