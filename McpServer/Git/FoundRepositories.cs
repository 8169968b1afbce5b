using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>All repositories that one call looks at, each of them judged, and those that it does not.</summary>
internal sealed class FoundRepositories
{
    private readonly List<FoundRepository> _read = [];
    private readonly List<UnreadRepository> _unread = [];

    /// <summary>By path, so that the repository around the directory comes first and a submodule after its holder.</summary>
    public IReadOnlyList<FoundRepository> Read => [.. _read.OrderBy(one => one.Root, StringComparer.Ordinal)];

    public IReadOnlyList<UnreadRepository> Unread => _unread;

    public FoundRepository? At(string root) => _read.Find(one => Containment.AreSame(one.Root, root));

    /// <summary>Whether a directory is accounted for: read as a repository of its own, or reported with its reason.</summary>
    public bool Accounts(string root) =>
        At(root) is not null || _unread.Exists(one => Containment.AreSame(one.Root, root));

    /// <summary>
    /// What is not read and belongs into this repository's report; what lies in no repository belongs into the first's.
    /// </summary>
    public IEnumerable<UnreadRepository> UnreadOf(FoundRepository repository) => _unread.Where(one =>
        one.Holder is { } holder && At(holder) is { } own ? own == repository : repository.Root == Read[0].Root);

    public void Add(FoundRepository repository) => _read.Add(repository);

    public void Add(UnreadRepository repository) => _unread.Add(repository);
}
