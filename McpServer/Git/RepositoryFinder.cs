using System.Text;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>
/// Finds what one call looks at: the repository around a directory, those that lie below the directory side by side or
/// inside each other, and the submodules of them all. Each is opened and judged by itself.
/// </summary>
internal sealed class RepositoryFinder
{
    /// <summary>Levels below the directory: folders of projects are kept as <c>project</c>, <c>owner/project</c> or <c>host/owner/project</c>.</summary>
    public const int MostLevels = 3;

    /// <summary>
    /// Repositories that stand by themselves. Each costs some ten runs of git, about 50 ms, and a change that spans more
    /// than this is not one that somebody commits.
    /// </summary>
    public const int MostRepositories = 20;

    /// <summary>Directories of which the names are read; 2,000 take some 50 ms, and three levels of hand-made folders are fewer.</summary>
    private const int MostDirectories = 2_000;

    private readonly RepositoryOpening _opening;
    private readonly FoundRepositories _found;

    private RepositoryFinder(RepositoryOpening opening) => (_opening, _found) = (opening, opening.Found);

    /// <param name="directory">Real path of a directory that may be looked at.</param>
    /// <exception cref="ToolFailureException">There is no repository that may be read, or no git.</exception>
    public static async Task<FoundRepositories> FindAsync(
        GitProgram git, Workspace workspace, string directory, CancellationToken cancellationToken)
    {
        var opening = new RepositoryOpening(git, workspace);
        var (finder, found) = (new RepositoryFinder(opening), opening.Found);
        var around = await finder.AroundAsync(directory, cancellationToken);
        await finder.BelowAsync(directory, around, cancellationToken);
        var submodules = new SubmoduleFinder(opening);
        foreach (var one in found.Read)
        {
            await submodules.FindAsync(one.Repository, cancellationToken);
        }

        return found.Read.Count > 0 ? found
            : throw found.Unread.Select(one => one.Refusal).FirstOrDefault(refusal => refusal is not null)
                ?? new ToolFailureException(
                    ErrorCode.InvalidArgument,
                    $"{directory} is in no git repository, and holds none that is found {MostLevels} levels down. Name a " +
                    "directory inside one in `path`.");
    }

    private async Task<Repository?> AroundAsync(string directory, CancellationToken cancellationToken)
    {
        // Without a .git anywhere above there can still be the inside of a bare repository, which git refuses in words.
        var root = RepositoryFolders.WorkTreeAround(directory);
        if (root is null && !File.Exists(Path.Combine(directory, "HEAD")))
        {
            return null;
        }

        return await _opening.AroundAsync(directory, root ?? directory, cancellationToken);
    }

    private async Task BelowAsync(string directory, Repository? around, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Path, Repository? Owner)> level = [(directory, around)];
        var looked = 0;
        for (var depth = 1; depth <= MostLevels; depth++)
        {
            var next = new List<(string Path, Repository? Owner)>();
            foreach (var (parent, owner) in level.OrderBy(one => one.Owner is not null))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var children = RepositoryFolders.In(parent);
                looked += children.Count;
                if (looked > MostDirectories)
                {
                    if (owner is null || (depth < MostLevels && next.Any(one => one.Owner is null)))
                    {
                        // Inside of a repository nothing is missed in silence: git lists the nested ones as untracked.
                        _found.Add(new UnreadRepository(
                            directory, null, $"it has more than {MostDirectories:N0} subdirectories; name a repository in the rest of them in `path`"));
                    }

                    return;
                }

                var trees = children.Where(RepositoryFolders.IsWorkTree).ToArray();
                next.AddRange(children.Except(trees).Select(child => (child, owner)));
                foreach (var tree in await OwnOnesAsync(owner, trees, cancellationToken))
                {
                    if (await IndependentAsync(tree, owner, cancellationToken) is { } repository)
                    {
                        next.Add((tree, repository));
                    }
                }
            }

            level = next;
        }
    }

    private async Task<Repository?> IndependentAsync(string root, Repository? owner, CancellationToken cancellationToken)
    {
        if (_found.At(root) is not null)
        {
            return null;
        }

        if (_found.Read.Count >= MostRepositories)
        {
            _found.Add(new UnreadRepository(
                root, owner?.Root, $"more than {MostRepositories} repositories; name this one in `path` to have it read"));
            return null;
        }

        return await _opening.AtAsync(root, owner, isSubmodule: false, cancellationToken);
    }

    /// <summary>The work trees that are neither submodules of their owner, which come with it, nor ignored by it.</summary>
    private async Task<IEnumerable<string>> OwnOnesAsync(Repository? owner, string[] trees, CancellationToken cancellationToken)
    {
        if (owner is null || trees.Length == 0)
        {
            return trees;
        }

        var submodules = (await _opening.LinksAsync(owner, cancellationToken)).Select(link => link.FullPath(owner)).ToHashSet();
        var others = trees.Where(tree => !submodules.Contains(tree)).ToDictionary(tree => "./" + RepositoryPlace.GitPath(owner.Root, tree));
        if (others.Count == 0)
        {
            return [];
        }

        var request = new GitRequest(owner.Root, "check-ignore", "-z", "--stdin")
        {
            Input = Encoding.UTF8.GetBytes(string.Join('\0', others.Keys) + "\0"),
            TakesNames = true,
        };
        var ignored = await owner.RunAsync(request, cancellationToken);
        return others.Where(tree => !ignored.Parts.Contains(tree.Key)).Select(tree => tree.Value);
    }
}
