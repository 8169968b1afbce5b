namespace Mcp.Daemon.Git;

/// <summary>Asks git which files differ between two trees, or a tree and the index. Names, modes and ids only: git reads no content for this.</summary>
internal sealed class ChangeLister(Repository repository)
{
    // A submodule's own work tree is not entered: git would run a status in it, under its configuration.
    private static readonly string[] Shape = ["--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv",
        "--ignore-submodules=dirty"];

    /// <summary>Whether a list was longer than is read of it.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The index against a tree.</summary>
    public Task<IReadOnlyList<RawDiff>> StagedAsync(string tree, CancellationToken cancellationToken) =>
        RenamesAsync(["diff-index", "--cached", .. Shape], [tree], cancellationToken);

    /// <summary>One tree against another.</summary>
    public Task<IReadOnlyList<RawDiff>> CommittedAsync(string from, string to, CancellationToken cancellationToken) =>
        RenamesAsync(["diff-tree", "-r", .. Shape], [from, to], cancellationToken);

    private string[] Paths => ["--", .. repository.Prefix.Length > 0 ? (string[])[repository.Prefix] : []];

    private async Task<IReadOnlyList<RawDiff>> RenamesAsync(
        IReadOnlyList<string> command, IReadOnlyList<string> trees, CancellationToken cancellationToken)
    {
        // Similarity needs the contents, and a partial clone has not all of them.
        var output = await repository.RunAsync([.. command, "-M", .. trees, .. Paths], cancellationToken);
        return Entries(
            output.Succeeded ? Noted(output) : await AskAsync([.. command, "--no-renames", .. trees, .. Paths], cancellationToken));
    }

    private async Task<GitOutput> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Noted(await repository.AskAsync("listing the changed files", arguments, cancellationToken));

    private GitOutput Noted(GitOutput output)
    {
        IsTruncated |= output.Truncated;
        return output;
    }

    private static IReadOnlyList<RawDiff> Entries(GitOutput output) => [.. RawDiff.Parse(output.Parts)];
}
