using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>Reads the change of one repository, and what of its submodules belongs to it.</summary>
internal sealed class RepositoryChanges(
    FoundRepositories found, Workspace workspace, ChangeRequest request, ChangeBudget budget)
{
    /// <summary>The change; without its files when they could not be read, and then with the reason.</summary>
    public async Task<(ChangeSet Change, ToolFailureException? Failure)> ReadAsync(
        FoundRepository one, CancellationToken cancellationToken)
    {
        var change = new ChangeSet { Root = one.Root, Files = [] };
        var omissions = new Omissions(budget.Limits.MaxListed);
        Report(one, omissions);
        try
        {
            var status = await RepositoryStatus.ReadAsync(one.Repository, cancellationToken);
            change = change with { Head = status.Head, Branch = status.Branch };
            return (Told(await ReadAsync(one, status, change, omissions, cancellationToken), omissions), null);
        }
        catch (ToolFailureException e) when (e.Code is not ErrorCode.NotConfigured)
        {
            omissions.Cut(workspace.NameOf(one.Root), e.Message);
            return (Told(change, omissions), e);
        }
    }

    private static ChangeSet Told(ChangeSet change, Omissions omissions) => change with
    {
        Cut = omissions.CutFiles, Withheld = omissions.WithheldFiles, Unscanned = omissions.UnscannedFiles,
    };

    private async Task<ChangeSet> ReadAsync(
        FoundRepository one, RepositoryStatus status, ChangeSet change, Omissions omissions, CancellationToken cancellationToken)
    {
        // What a submodule has committed is compared by the commits that its holder names, whatever its branches are.
        var ancestor = request.CompareTo is { } revision && !one.IsSubmodule
            ? await AncestorAsync(one.Repository, revision, change.Head, cancellationToken)
            : null;

        var lister = new ChangeLister(one.Repository);
        var listed = await ListAsync(lister, status, ancestor, cancellationToken);
        if (lister.IsTruncated || status.IsTruncated)
        {
            omissions.Cut("(list of files)", "git listed more changed files than are read");
        }

        var contents = new ChangeContents(one.Repository, found, workspace, budget, omissions);
        var submodules = new SubmoduleChanges(found, workspace, budget, omissions);
        return change with
        {
            Base = ancestor,
            Files = await submodules.ExpandAsync(await contents.ReadAsync(listed, cancellationToken), cancellationToken),
        };
    }

    private void Report(FoundRepository one, Omissions omissions)
    {
        foreach (var unread in found.UnreadOf(one))
        {
            if (unread.Refusal is null)
            {
                omissions.Cut(workspace.NameOf(unread.Root), unread.Why);
            }
            else
            {
                omissions.Withhold(workspace.NameOf(unread.Root), unread.Why);
            }
        }
    }

    private async Task<List<(ChangePart Part, RawDiff Entry)>> ListAsync(
        ChangeLister lister, RepositoryStatus status, string? ancestor, CancellationToken cancellationToken)
    {
        var listed = new List<(ChangePart, RawDiff)>();
        if (request.Staged)
        {
            var staged = ancestor is null ? status.Staged : await lister.StagedAsync(ancestor, cancellationToken);
            // Against an ancestor, most of what the index holds was committed since; what differs from HEAD is staged.
            var isStaged = status.Staged.Select(entry => entry.Path).ToHashSet();
            listed.AddRange(staged.Select(entry => (ancestor is null || isStaged.Contains(entry.Path) ? ChangePart.Staged : ChangePart.Committed, entry)));
        }
        else if (ancestor is not null && status.Head is { } head)
        {
            var committed = await lister.CommittedAsync(ancestor, head, cancellationToken);
            listed.AddRange(committed.Select(entry => (ChangePart.Committed, entry)));
        }

        if (request.Unstaged)
        {
            var unmerged = status.Unstaged.Where(entry => entry.Kind is ChangeKind.Unmerged).Select(entry => entry.Path).ToHashSet();
            listed.RemoveAll(item => item.Item2.Kind is ChangeKind.Unmerged && unmerged.Contains(item.Item2.Path));
            listed.AddRange(status.Unstaged.Select(entry => (ChangePart.Unstaged, entry)));
        }

        if (request.Untracked)
        {
            listed.AddRange(status.Untracked.Select(path =>
                (ChangePart.Untracked, new RawDiff(0, 0, RawDiff.Unknown, RawDiff.Unknown, 'A', path, null))));
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
