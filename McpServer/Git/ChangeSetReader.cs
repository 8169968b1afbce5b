using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>
/// Reads a change: what is staged, what is not, what is untracked, or everything since a common ancestor. Nothing is
/// written, and nothing that the repository brings along is run.
/// </summary>
internal sealed class ChangeSetReader(GitProgram git, ChangeLimits limits)
{
    public async Task<ChangeSet> ReadAsync(
        Workspace workspace, ChangeRequest request, CancellationToken cancellationToken)
    {
        var repository = await Repository.OpenAsync(git, workspace, request.Directory, cancellationToken);
        var head = await repository.FindCommitAsync("HEAD", cancellationToken);
        var branch = await repository.RunAsync(["symbolic-ref", "--quiet", "--short", "HEAD"], cancellationToken);
        var ancestor = request.CompareTo is { } revision
            ? await AncestorAsync(repository, revision, head, cancellationToken)
            : null;

        var lister = new ChangeLister(repository);
        var listed = await ListAsync(lister, repository, request, head, ancestor, cancellationToken);
        var omissions = new Omissions(limits.MaxListed);
        if (lister.IsTruncated)
        {
            omissions.Cut("(list of files)", "git listed more changed files than are read");
        }

        var contents = new ChangeContents(repository, workspace, limits, omissions);
        return new ChangeSet
        {
            Root = repository.Root,
            Head = head,
            Branch = branch.Succeeded ? branch.Line : null,
            Base = ancestor,
            Files = await contents.ReadAsync(listed, cancellationToken),
            Cut = omissions.CutFiles,
            Withheld = omissions.WithheldFiles,
            Unscanned = omissions.UnscannedFiles,
        };
    }

    private static async Task<List<(ChangePart Part, RawDiff Entry)>> ListAsync(
        ChangeLister lister, Repository repository, ChangeRequest request, string? head, string? ancestor,
        CancellationToken cancellationToken)
    {
        var listed = new List<(ChangePart, RawDiff)>();
        if (request.Staged)
        {
            var staged = await lister.StagedAsync(ancestor ?? head ?? repository.EmptyTree, cancellationToken);
            listed.AddRange(staged.Select(entry => (ChangePart.Staged, entry)));
        }
        else if (ancestor is not null && head is not null)
        {
            var committed = await lister.CommittedAsync(ancestor, head, cancellationToken);
            listed.AddRange(committed.Select(entry => (ChangePart.Committed, entry)));
        }

        if (request.Unstaged)
        {
            var unstaged = await lister.UnstagedAsync(cancellationToken);
            var unmerged = unstaged.Where(entry => entry.Kind is ChangeKind.Unmerged).Select(entry => entry.Path).ToHashSet();
            listed.RemoveAll(item => item.Item2.Kind is ChangeKind.Unmerged && unmerged.Contains(item.Item2.Path));
            listed.AddRange(unstaged.Select(entry => (ChangePart.Unstaged, entry)));
        }

        if (request.Untracked)
        {
            var untracked = await lister.UntrackedAsync(cancellationToken);
            listed.AddRange(untracked.Select(path => (ChangePart.Untracked, new RawDiff(0, 0, "0", "0", 'A', path, null))));
        }

        return listed;
    }

    /// <summary>The common ancestor, as a pull request compares; the commit itself when histories share nothing.</summary>
    private static async Task<string> AncestorAsync(
        Repository repository, string revision, string? head, CancellationToken cancellationToken)
    {
        var commit = await repository.CommitAsync(revision, cancellationToken);
        if (head is null)
        {
            return commit;
        }

        var common = await repository.RunAsync(["merge-base", commit, head], cancellationToken);
        return common.Succeeded && common.Line.Length > 0 ? common.Line : commit;
    }
}
