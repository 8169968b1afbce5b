using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>Opens the repositories of one call, and keeps those that may be read beside those that may not.</summary>
internal sealed class RepositoryOpening(GitProgram git, Workspace workspace)
{
    private readonly Dictionary<string, IReadOnlyList<GitLink>> _links = [];

    public FoundRepositories Found { get; } = new();

    /// <summary>The repository around a directory, wherever its work tree begins.</summary>
    /// <param name="root">How it is named when it may not be read.</param>
    public Task<Repository?> AroundAsync(string directory, string root, CancellationToken cancellationToken) =>
        TryAsync(root, null, isSubmodule: false, () => Repository.OpenAsync(git, workspace, directory, cancellationToken));

    /// <summary>The repository whose work tree is this very directory.</summary>
    /// <param name="holder">The repository that it lies in; null for none.</param>
    public Task<Repository?> AtAsync(string root, Repository? holder, bool isSubmodule, CancellationToken cancellationToken) => TryAsync(
        root, holder?.Root, isSubmodule,
        () => Repository.OpenAtAsync(git, workspace, root, isSubmodule ? holder : null, cancellationToken));

    /// <summary>The submodules of a repository, asked of it once.</summary>
    public async Task<IReadOnlyList<GitLink>> LinksAsync(Repository repository, CancellationToken cancellationToken)
    {
        if (_links.TryGetValue(repository.Root, out var known))
        {
            return known;
        }

        try
        {
            return _links[repository.Root] = await GitLink.AllAsync(repository, cancellationToken);
        }
        catch (ToolFailureException e) when (e.Code is not ErrorCode.NotConfigured)
        {
            // An index that cannot be read fails the reading of its repository too, and is reported there.
            return _links[repository.Root] = [];
        }
    }

    public bool HasLinks(Repository repository) => _links.ContainsKey(repository.Root);

    private async Task<Repository?> TryAsync(string root, string? holder, bool isSubmodule, Func<Task<Repository>> open)
    {
        try
        {
            var repository = await open();
            if (Found.Read.FirstOrDefault(one => AreTwins(one.Repository, repository)) is { } twin)
            {
                throw new ToolFailureException(
                    ErrorCode.PathDenied, $"The repository at {root} is not read: its git directory is that of {twin.Root}.");
            }

            Found.Add(new FoundRepository(repository, isSubmodule ? holder : null));
            return repository;
        }
        catch (ToolFailureException e) when (e.Code is not ErrorCode.NotConfigured)
        {
            // Without git, or with one too old, nothing at all can be read; everything else concerns this one alone.
            Found.Add(new UnreadRepository(root, holder, e.Message, e));
            return null;
        }
    }

    private static bool AreTwins(Repository one, Repository other) =>
        Containment.AreSame(one.Place.GitDirectory, other.Place.GitDirectory);
}
