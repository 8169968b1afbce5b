using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>
/// Where a repository lies, judged: its work tree and its git directory belong to the workspace, or to each other.
/// A <c>.git</c> file, link or setting that points at somebody else's repository would otherwise put that one's files
/// into our evidence.
/// </summary>
/// <param name="Root">The real path of the work tree.</param>
/// <param name="Prefix">The part of it that is the workspace, as git writes paths; empty when all of it is.</param>
/// <param name="GitDirectory">The real path of the git directory; no two repositories share one.</param>
/// <param name="CommonDirectory">Where its objects and branches lie: the git directory itself, but for a linked work tree.</param>
internal sealed record RepositoryPlace(string Root, string Prefix, string GitDirectory, string CommonDirectory)
{
    /// <param name="holder">The place, already judged, of the repository whose submodule it is said to be; null for none.</param>
    public static RepositoryPlace Judge(
        Workspace workspace, string directory, string topLevel, string gitDirectory, string commonDirectory, RepositoryPlace? holder)
    {
        var root = Real(topLevel);
        var git = Real(gitDirectory);
        var common = Real(commonDirectory);
        var isAbove = workspace.Root is { } own && Containment.IsInside(root, own);
        if (!isAbove && !workspace.Contains(root))
        {
            throw Denied($"its work tree is {root} (core.worktree?), outside the workspace");
        }

        var gitBelongs = workspace.Contains(git)
            || Containment.AreSame(git, Path.Combine(root, ".git"))
            || IsLinkedWorktree(git, root)
            || IsSubmodule(git, root)
            || (holder is not null && Containment.IsInside(Path.Combine(holder.GitDirectory, "modules"), git));
        if (!gitBelongs)
        {
            throw Denied($"its git directory is {git}, outside the workspace, and does not name this work tree in return");
        }

        if (!Containment.AreSame(common, git) && !workspace.Contains(common)
            && !Containment.IsInside(Path.Combine(common, "worktrees"), git))
        {
            throw Denied($"it borrows the history of {common}, outside the workspace");
        }

        foreach (var (owner, name) in (IEnumerable<(string, string)>)
            [(git, "HEAD"), (git, "index"), (common, "refs"), (common, "objects"), (common, "packed-refs"), (common, "config")])
        {
            if (OpenedPath.TryResolve(Path.Combine(owner, name)) is { } real && !Containment.IsInside(owner, real))
            {
                throw Denied($"{name} in its git directory is a link to {real}");
            }
        }

        var prefix = isAbove && !Containment.AreSame(root, workspace.Root!) ? GitPath(root, workspace.Root!) : "";
        return new RepositoryPlace(root, prefix, git, common);

        ToolFailureException Denied(string why) =>
            new(ErrorCode.PathDenied, $"The repository at {directory} is not read: {why}. MCP_EXPERT_ROOTS adds directories.");
    }

    /// <summary>A path below the root as git writes it.</summary>
    public static string GitPath(string root, string path) =>
        Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary><c>git worktree add</c> writes the work tree's .git into the directory it points to.</summary>
    private static bool IsLinkedWorktree(string git, string root)
    {
        var back = Path.Combine(git, "gitdir");
        return File.Exists(back)
            && Path.GetDirectoryName(Path.Combine(git, File.ReadAllText(back).Trim())) is { } tree
            && OpenedPath.TryResolve(tree) is { } real
            && Containment.AreSame(real, root);
    }

    /// <summary>A submodule's git directory lies under <c>modules</c> of the repository that its work tree lies in.</summary>
    private static bool IsSubmodule(string git, string root)
    {
        for (var above = Path.GetDirectoryName(root); above is not null; above = Path.GetDirectoryName(above))
        {
            var modules = Path.Combine(above, ".git", "modules");
            if (Containment.IsInside(modules, git))
            {
                return Containment.AreSame(Path.Combine(modules, Path.GetRelativePath(above, root)), git);
            }
        }

        return false;
    }

    private static string Real(string path) => OpenedPath.TryResolve(path) ?? Path.GetFullPath(path);
}
