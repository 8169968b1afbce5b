using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>
/// Which files of a repository somebody is working on: what differs from HEAD, staged or not, and what is untracked.
/// It ranks evidence and never stops anything, so that nothing here fails.
/// </summary>
internal sealed class ChangedPaths(GitProgram git, ChangeLimits limits)
{
    /// <param name="directory">A directory in the repository, as a call names it; null for the workspace.</param>
    public async Task<ChangedFiles> OfAsync(Workspace workspace, string? directory, CancellationToken cancellationToken)
    {
        try
        {
            var (place, around) = ChangePlace.Of(workspace, directory);
            var repository = await Repository.OpenAsync(git, place, around, cancellationToken);
            return new ChangedFiles(await PathsAsync(repository, place, cancellationToken));
        }
        catch (Exception e) when (e is ToolFailureException or FileRefusedException)
        {
            return new ChangedFiles(new HashSet<string>(), e.Message);
        }
    }

    private async Task<HashSet<string>> PathsAsync(
        Repository repository, Workspace workspace, CancellationToken cancellationToken)
    {
        var status = await RepositoryStatus.ReadAsync(repository, cancellationToken);
        var files = new WorkTreeFacts(repository, workspace, new ChangeBudget(limits));
        var unstaged = status.Unstaged.Where(entry => !WorkTreeFacts.IsOnlyTouched(entry, files.Of(entry.Path)));

        // Deleted files and submodules are no files that could be ranked.
        return
        [
            .. status.Staged.Concat(unstaged).Select(entry => entry.Path).Concat(status.Untracked)
                .Select(path => Path.GetFullPath(Path.Combine(repository.Root, path)))
                .Where(File.Exists),
        ];
    }
}

/// <param name="RealPaths">Existing files, by their real paths.</param>
/// <param name="Reason">Why there is nothing to tell; null when git was asked and answered.</param>
internal sealed record ChangedFiles(IReadOnlySet<string> RealPaths, string? Reason = null);
