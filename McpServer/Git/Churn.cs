using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>How often the files of a repository were changed of late: where work goes on, faults are made. Nothing here fails.</summary>
internal sealed class Churn(GitProgram git)
{
    /// <summary>Some weeks of a busy project, some months of a quiet one; git lists them in about 20 ms.</summary>
    public const int Commits = 200;

    /// <summary>Files in the result, the most changed ones; behind them the counts are ones and twos.</summary>
    private const int MostFiles = 500;

    /// <param name="directory">A directory in the repository, as a call names it; null for the workspace.</param>
    public async Task<FileChurn> OfAsync(Workspace workspace, string? directory, CancellationToken cancellationToken)
    {
        try
        {
            var (place, around) = ChangePlace.Of(workspace, directory);
            var repository = await Repository.OpenAsync(git, place, around, cancellationToken);
            if (await repository.FindCommitAsync("HEAD", cancellationToken) is not { } head)
            {
                return None($"{repository.Root} has no commit yet.");
            }

            var commits = await CommitLog.ReadAsync(
                repository, Commits, [head], repository.Prefix.Length > 0 ? [repository.Prefix] : [], cancellationToken);
            return new FileChurn(Count(commits)
                .ToDictionary(file => place.NameOf(Path.GetFullPath(Path.Combine(repository.Root, file.Path))), file => file.Count));
        }
        catch (Exception e) when (e is ToolFailureException or FileRefusedException)
        {
            return None(e.Message);
        }
    }

    private static IEnumerable<(string Path, int Count)> Count(IReadOnlyList<LoggedCommit> commits) => commits
        .SelectMany(commit => commit.Paths)
        .CountBy(path => path)
        .Select(file => (file.Key, file.Value))
        .OrderByDescending(file => file.Value)
        .ThenBy(file => file.Key, StringComparer.Ordinal)
        .Take(MostFiles);

    private static FileChurn None(string reason) => new(new Dictionary<string, int>(), reason);
}
