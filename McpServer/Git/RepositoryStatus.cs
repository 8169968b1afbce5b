namespace Mcp.Daemon.Git;

/// <summary>
/// Where a repository stands, asked of git in one run: HEAD, branch, what is staged, what is not, what is untracked.
/// Names, modes and ids only; of contents git reads those whose time stamp leaves it in doubt.
/// </summary>
internal sealed record RepositoryStatus
{
    // Ahead and behind would walk the history. A submodule's own work tree is not entered: git would run a status in
    // it, under its configuration.
    private static readonly string[] Shape =
        ["status", "--porcelain=v2", "--branch", "--no-ahead-behind", "-z", "--untracked-files=all", "--ignore-submodules=dirty"];

    private readonly List<RawDiff> _staged = [];
    private readonly List<RawDiff> _unstaged = [];
    private readonly List<string> _untracked = [];

    /// <summary>The commit that is checked out; null before the first one.</summary>
    public string? Head { get; private init; }

    /// <summary>The branch that is checked out; null for none.</summary>
    public string? Branch { get; private init; }

    /// <summary>HEAD against the index.</summary>
    public IReadOnlyList<RawDiff> Staged => _staged;

    /// <summary>The index against the work tree. A file in conflict is there twice: as such, and compared with our side.</summary>
    public IReadOnlyList<RawDiff> Unstaged => _unstaged;

    /// <summary>Files that are neither tracked nor ignored; a nested repository ends in a slash.</summary>
    public IReadOnlyList<string> Untracked => _untracked;

    /// <summary>Whether the list was longer than is read of it.</summary>
    public bool IsTruncated { get; private init; }

    /// <exception cref="Answers.ToolFailureException">Git cannot tell: an index or a HEAD that cannot be read.</exception>
    public static async Task<RepositoryStatus> ReadAsync(Repository repository, CancellationToken cancellationToken)
    {
        string[] paths = ["--", .. repository.Prefix.Length > 0 ? (string[])[repository.Prefix] : []];

        // Similarity needs the contents, and a partial clone has not all of them.
        var output = await repository.RunAsync([.. Shape, "--find-renames", .. paths], cancellationToken);
        return Parse(
            output.Succeeded ? output
            : await repository.AskAsync("listing the changed files", [.. Shape, "--no-renames", .. paths], cancellationToken));
    }

    private static RepositoryStatus Parse(GitOutput output)
    {
        var parts = output.Parts;
        var status = new RepositoryStatus
        {
            Head = Header(parts, "# branch.oid ") is { } head and not "(initial)" ? head : null,
            Branch = Header(parts, "# branch.head ") is { } branch and not "(detached)" ? branch : null,
            IsTruncated = output.Truncated,
        };
        for (var at = 0; at < parts.Count; at++)
        {
            var moves = parts[at].StartsWith("2 ", StringComparison.Ordinal);
            if (!moves || at + 1 < parts.Count)
            {
                status.Add(parts[at], moves ? parts[++at] : null);
            }
        }

        return status;
    }

    private static string? Header(IReadOnlyList<string> parts, string name) =>
        parts.FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal))?[name.Length..];

    /// <summary>
    /// <c>1 XY sub mH mI mW hH hI path</c>, <c>2 … score path</c> with the old path as a part of its own,
    /// <c>u XY sub m1 m2 m3 mW h1 h2 h3 path</c>, <c>? path</c>.
    /// </summary>
    private void Add(string entry, string? oldPath)
    {
        switch (entry[0])
        {
            case '1' when entry.Split(' ', 9) is [_, var kinds, _, var head, var index, var tree, var headId, var indexId, var path]:
                AddTracked(kinds, RawDiff.Mode(head), RawDiff.Mode(index), RawDiff.Mode(tree), headId, indexId, path, path);
                break;
            case '2' when entry.Split(' ', 10) is [_, var kinds, _, var head, var index, var tree, var headId, var indexId, _, var path]:
                AddTracked(kinds, RawDiff.Mode(head), RawDiff.Mode(index), RawDiff.Mode(tree), headId, indexId, path, oldPath!);
                break;
            case 'u' when entry.Split(' ', 11) is [_, _, _, _, var ours, _, var tree, _, var oursId, _, var path]:
                AddUnmerged(RawDiff.Mode(ours), RawDiff.Mode(tree), oursId, path);
                break;
            case '?':
                _untracked.Add(entry[2..]);
                break;
        }
    }

    private void AddTracked(
        string kinds, int head, int index, int tree, string headId, string indexId, string path, string oldPath)
    {
        if (kinds[0] != '.')
        {
            _staged.Add(new RawDiff(head, index, headId, indexId, kinds[0], path, kinds[0] is 'R' or 'C' ? oldPath : null));
        }

        if (kinds[1] != '.')
        {
            _unstaged.Add(new RawDiff(index, tree, indexId, RawDiff.Unknown, kinds[1], path, kinds[1] is 'R' or 'C' ? oldPath : null));
        }
    }

    private void AddUnmerged(int ours, int tree, string oursId, string path)
    {
        _staged.Add(new RawDiff(ours, 0, oursId, RawDiff.Unknown, 'U', path, null));
        _unstaged.Add(new RawDiff(0, tree, RawDiff.Unknown, RawDiff.Unknown, 'U', path, null));
        if (ours != 0)
        {
            _unstaged.Add(new RawDiff(ours, tree, oursId, RawDiff.Unknown, tree == 0 ? 'D' : 'M', path, null));
        }
    }
}
