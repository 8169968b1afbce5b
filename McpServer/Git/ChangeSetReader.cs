using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>
/// Reads a change: what is staged, what is not, what is untracked, or everything since a common ancestor, in every
/// repository that the directory stands for. Nothing is written, and nothing that a repository brings along is run.
/// </summary>
internal sealed class ChangeSetReader(GitProgram git, ChangeLimits limits)
{
    /// <summary>
    /// One for each repository with a change or with something left out of it, by path; all of them, submodules aside, when
    /// none has either. Files are named by the workspace, so that names of different repositories never meet.
    /// </summary>
    /// <exception cref="ToolFailureException">
    /// There is no repository, or none of those that stand by themselves could be read: the first one's reason.
    /// </exception>
    public async Task<IReadOnlyList<ChangeSet>> ReadAsync(
        Workspace workspace, ChangeRequest request, CancellationToken cancellationToken)
    {
        var found = await RepositoryFinder.FindAsync(git, workspace, request.Directory, cancellationToken);
        var changes = new RepositoryChanges(found, workspace, request, new ChangeBudget(limits));
        var read = new List<ChangeSet>();
        var failures = new List<ToolFailureException>();
        foreach (var one in found.Read)
        {
            var (change, failure) = await changes.ReadAsync(one, cancellationToken);
            read.Add(change);
            failures.AddRange(failure is null || one.IsSubmodule ? [] : [failure]);
        }

        if (failures.Count == found.Read.Count(one => !one.IsSubmodule))
        {
            throw failures[0];
        }

        var telling = read.Where(change => change.IsTelling).ToArray();
        return telling.Length > 0 ? telling : [.. read.Zip(found.Read).Where(pair => !pair.Second.IsSubmodule).Select(pair => pair.First)];
    }
}
