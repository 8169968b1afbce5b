using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>Finds the submodules of a repository and theirs in turn: those that are checked out, in their place, are opened.</summary>
internal sealed class SubmoduleFinder(RepositoryOpening opening)
{
    /// <summary>Each costs some ten runs of git; projects with more have them as dependencies and work in few.</summary>
    public const int Most = 40;

    /// <summary>Submodules of submodules of submodules: real projects stop at two.</summary>
    public const int Deepest = 3;

    private const string LeadsOut = "its path leads out of its repository or passes a link";

    public Task FindAsync(Repository holder, CancellationToken cancellationToken) => FindAsync(holder, depth: 1, cancellationToken);

    private async Task FindAsync(Repository holder, int depth, CancellationToken cancellationToken)
    {
        // Nearly every repository has none, and its index need not be listed to know it.
        if (!opening.HasLinks(holder) && !File.Exists(Path.Combine(holder.Root, ".gitmodules"))
            && !Directory.Exists(Path.Combine(holder.Place.CommonDirectory, "modules")))
        {
            return;
        }

        foreach (var link in await opening.LinksAsync(holder, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var root = link.FullPath(holder);
            if (ReasonNotToOpen(holder, root, depth) is { } reason)
            {
                opening.Found.Add(reason);
            }
            else if (opening.Found.At(root) is null
                && await opening.AtAsync(root, holder, isSubmodule: true, cancellationToken) is { } submodule)
            {
                await FindAsync(submodule, depth + 1, cancellationToken);
            }
        }
    }

    private UnreadRepository? ReasonNotToOpen(Repository holder, string root, int depth)
    {
        // The index is data of whoever made the repository: its paths can hold dots, and links can stand in their way.
        // Where they lead is not said, nor whether anything is there.
        if (!Containment.IsInside(holder.Root, root) || Containment.AreSame(holder.Root, root)
            || (OpenedPath.TryResolve(root) is { } real && !Containment.AreSame(real, root)))
        {
            return new UnreadRepository(root, holder.Root, LeadsOut, new ToolFailureException(ErrorCode.PathDenied, LeadsOut));
        }

        return depth > Deepest ? LeftOut($"submodules are followed {Deepest} levels deep")
            : opening.Found.Read.Count(one => one.IsSubmodule) >= Most
            ? LeftOut($"more than {Most} submodules; name this one in `path` to have it read")
            : !RepositoryFolders.IsWorkTree(root) ? LeftOut("a submodule that is not checked out (git submodule update --init)")
            : null;

        UnreadRepository LeftOut(string why) => new(root, holder.Root, why);
    }
}
