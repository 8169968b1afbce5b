using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>A git repository that may be looked at from a workspace: found, judged, its programs neutralised.</summary>
internal sealed class Repository
{
    private readonly GitProgram _git;
    private readonly RepositorySettings _settings;

    private Repository(GitProgram git, RepositorySettings settings, RepositoryPlace place, bool isSha256)
    {
        (_git, _settings, Place, IsSha256) = (git, settings, place, isSha256);
    }

    public RepositoryPlace Place { get; }

    /// <summary>The real path of the work tree.</summary>
    public string Root => Place.Root;

    /// <summary>The part of the work tree that lies in the workspace: empty for all of it.</summary>
    public string Prefix => Place.Prefix;

    /// <summary>Whether its objects are named by SHA-256 instead of SHA-1.</summary>
    public bool IsSha256 { get; }

    public bool ConvertsLineEnds => _settings.ConvertsLineEnds;

    /// <summary>The repository around a directory.</summary>
    /// <exception cref="ToolFailureException">There is none, or it reaches out of the workspace.</exception>
    public static Task<Repository> OpenAsync(
        GitProgram git, Workspace workspace, string directory, CancellationToken cancellationToken) =>
        OpenAsync(git, workspace, directory, holder: null, cancellationToken);

    /// <summary>The repository whose work tree this very directory is.</summary>
    /// <param name="holder">The repository whose submodule it is: what lies in its git directory belongs to it. Null for none.</param>
    /// <exception cref="ToolFailureException">It is none, its <c>.git</c> leads to another one, or it may not be read.</exception>
    public static async Task<Repository> OpenAtAsync(
        GitProgram git, Workspace workspace, string root, Repository? holder, CancellationToken cancellationToken)
    {
        var repository = await OpenAsync(git, workspace, root, holder?.Place, cancellationToken);
        return Containment.AreSame(repository.Root, root)
            ? repository
            : throw new ToolFailureException(
                ErrorCode.PathDenied,
                $"The repository at {root} is not read: the work tree that git finds from there is {repository.Root}.");
    }

    private static async Task<Repository> OpenAsync(
        GitProgram git, Workspace workspace, string directory, RepositoryPlace? holder, CancellationToken cancellationToken)
    {
        // Both at once: the configuration is the same wherever in the work tree it is asked for, and it is looked at only
        // when the place was judged.
        var finding = git.RunAsync(
            new GitRequest(
                directory, "rev-parse", "--show-toplevel", "--absolute-git-dir", "--git-common-dir", "--show-object-format"),
            cancellationToken);
        var listing = git.RunAsync(new GitRequest(directory, "config", "--list", "-z"), cancellationToken);
        await Task.WhenAll(finding, listing);
        var (found, listed) = (await finding, await listing);
        var facts = found.Text.Split('\n');
        if (!found.Succeeded || facts.Length != 5)
        {
            throw GitFailures.From("looking for the repository", directory, found);
        }

        var place = RepositoryPlace.Judge(workspace, directory, facts[0], facts[1], Path.Combine(directory, facts[2]), holder);
        if (!listed.Succeeded || listed.Truncated)
        {
            throw GitFailures.From("reading its configuration", place.Root, listed);
        }

        return new Repository(git, RepositorySettings.From(listed.Parts), place, facts[3] is "sha256");
    }

    public Task<GitOutput> RunAsync(GitRequest request, CancellationToken cancellationToken) =>
        _git.RunAsync(request with { Settings = _settings.Overrides }, cancellationToken);

    public Task<GitOutput> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(new GitRequest(Root, arguments), cancellationToken);

    /// <summary>Runs what has no reason to fail.</summary>
    public async Task<GitOutput> AskAsync(
        string doing, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var output = await RunAsync(arguments, cancellationToken);
        return output.Succeeded ? output : throw GitFailures.From(doing, Root, output);
    }

    /// <summary>The commit of a revision, or null; whatever a caller wrote, it is no option, no exclusion and no second argument.</summary>
    public async Task<string?> FindCommitAsync(string revision, CancellationToken cancellationToken)
    {
        if (revision.Length is 0 or >= 500 || revision[0] is '-' or '^' || revision.Any(char.IsControl))
        {
            return null;
        }

        var output = await RunAsync(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], cancellationToken);
        return output.Succeeded && output.Line.Length > 0 ? output.Line : null;
    }

    /// <summary>The commit that a caller named.</summary>
    /// <exception cref="ToolFailureException">It is none; the message names the nearest refs.</exception>
    public async Task<string> CommitAsync(string revision, CancellationToken cancellationToken)
    {
        if (await FindCommitAsync(revision, cancellationToken) is { } commit)
        {
            return commit;
        }

        var refs = await RunAsync(["for-each-ref", "--format=%(refname:short)", "refs/"], cancellationToken);
        var nearest = Nearest.To(revision, refs.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        throw new ToolFailureException(
            ErrorCode.InvalidArgument,
            $"`compare_to` is \"{(revision.Length > 100 ? revision[..100] : revision)}\", which names no commit of " +
            $"{Root}. Give a branch, tag or commit id" +
            (nearest.Count > 0 ? $"; the nearest: {string.Join(", ", nearest)}." : "."));
    }
}
