using System.Security.Cryptography;
using System.Text;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>
/// The state of all repositories that a call would read, in one digest: HEAD, index and work tree of each. As long as
/// it is the same, so is the change; what is asked about another state is another question.
/// </summary>
/// <remarks>
/// Nothing fails here: a repository that cannot be read is a fact like any other, and the tool will say so. The index
/// counts by what it holds and not by the bytes of its file, which git rewrites whenever somebody asks for the status.
/// </remarks>
internal sealed class RepositoryDigest(GitProgram git, ChangeLimits limits)
{
    /// <param name="path">The directory as the call names it; null for the workspace.</param>
    /// <param name="revision">A revision that the call compares with; null for none.</param>
    public async Task<string> OfAsync(
        Workspace workspace, string? path, string? revision, CancellationToken cancellationToken)
    {
        var facts = new StringBuilder();
        try
        {
            var (place, directory) = ChangePlace.Of(workspace, path);
            var found = await RepositoryFinder.FindAsync(git, place, directory, cancellationToken);
            var budget = new ChangeBudget(limits);
            foreach (var unread in found.Unread)
            {
                facts.Append($"unread\0{unread.Root}\0{unread.Why}\0");
            }

            foreach (var one in found.Read)
            {
                await AddAsync(facts, one.Repository, place, budget, revision, cancellationToken);
            }
        }
        catch (FileRefusedException e)
        {
            facts.Append($"refused: {e.Refusal.Kind}\0");
        }
        catch (ToolFailureException e)
        {
            facts.Append($"refused: {e.Code} {e.Message}\0");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.ToString())));
    }

    private static async Task AddAsync(
        StringBuilder facts, Repository repository, Workspace workspace, ChangeBudget budget, string? revision,
        CancellationToken cancellationToken)
    {
        facts.Append($"repository\0{repository.Root}\0");
        try
        {
            var other = revision is null ? null : await repository.FindCommitAsync(revision, cancellationToken);
            var status = await RepositoryStatus.ReadAsync(repository, cancellationToken);
            facts.Append($"{status.Head}\0{status.Branch}\0{other}\0");
            foreach (var entry in status.Staged)
            {
                facts.Append($"staged\0{entry}\0");
            }

            var files = new WorkTreeFacts(repository, workspace, budget);
            foreach (var entry in status.Unstaged)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var fact = files.Of(entry.Path);
                facts.Append(WorkTreeFacts.IsOnlyTouched(entry, fact) ? "" : $"unstaged\0{entry}\0{fact}\0");
            }

            foreach (var path in status.Untracked)
            {
                cancellationToken.ThrowIfCancellationRequested();
                facts.Append($"untracked\0{path}\0{files.Of(path)}\0");
            }
        }
        catch (ToolFailureException e) when (e.Code is not ErrorCode.NotConfigured)
        {
            facts.Append($"refused: {e.Code} {e.Message}\0");
        }
    }
}
