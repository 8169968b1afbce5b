using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>The last commits that touched given files: what was done to them of late, and why. Nothing here fails.</summary>
internal sealed class RecentCommits(GitProgram git)
{
    /// <summary>Files that are asked about; they stand on git's command line, which is short on Windows.</summary>
    public const int MostFiles = 50;

    /// <summary>
    /// Commits of the main line that are looked through: git compares trees all the way back to where a file was last
    /// touched, and in a history of a million commits that takes minutes.
    /// </summary>
    private const int Deepest = 2_000;

    /// <param name="files">Names in the workspace, or real paths; they need not exist any more.</param>
    /// <param name="most">Commits in the result, over all files.</param>
    public async Task<FileHistory> OfAsync(
        Workspace workspace, IReadOnlyList<string> files, int most, CancellationToken cancellationToken)
    {
        var commits = new List<CommitNote>();
        var reasons = new List<string>();
        if (files.Count > MostFiles)
        {
            reasons.Add($"Only the first {MostFiles} of {files.Count} files were asked about.");
        }

        foreach (var group in Places(workspace, files.Take(MostFiles), reasons).GroupBy(file => file.Tree))
        {
            try
            {
                commits.AddRange(await NotesAsync(group.Key, [.. group], most, cancellationToken));
            }
            catch (ToolFailureException e)
            {
                reasons.Add(e.Message);
            }
        }

        return new FileHistory([.. commits.OrderByDescending(commit => commit.Date).Take(most)], reasons.FirstOrDefault());
    }

    private async Task<IEnumerable<CommitNote>> NotesAsync(
        string? tree, IReadOnlyList<PlacedFile> files, int most, CancellationToken cancellationToken)
    {
        var place = files[0].Place;
        var repository = await Repository.OpenAsync(git, place, tree ?? Path.GetDirectoryName(files[0].Path)!, cancellationToken);
        if (await repository.FindCommitAsync("HEAD", cancellationToken) is not { } head)
        {
            throw new ToolFailureException(ErrorCode.InvalidArgument, $"{repository.Root} has no commit yet.");
        }

        // A work tree may be set elsewhere; its files are not those that lie here.
        var paths = files.Where(file => Containment.IsInside(repository.Root, file.Path))
            .Select(file => RepositoryPlace.GitPath(repository.Root, file.Path))
            .ToArray();
        if (paths.Length == 0)
        {
            return [];
        }

        var end = await repository.FindCommitAsync($"HEAD~{Deepest}", cancellationToken);
        var commits = await CommitLog.ReadAsync(repository, most, end is null ? [head] : [head, $"^{end}"], paths, cancellationToken);
        return commits.Select(commit => new CommitNote(
            commit.Id, commit.Date, commit.Subject,
            [.. commit.Paths.Select(path => place.NameOf(Path.GetFullPath(Path.Combine(repository.Root, path))))]));
    }

    private static List<PlacedFile> Places(Workspace workspace, IEnumerable<string> files, List<string> reasons)
    {
        var placed = new List<PlacedFile>();
        foreach (var file in files)
        {
            try
            {
                placed.Add(Place(workspace, file));
            }
            catch (FileRefusedException e)
            {
                reasons.Add(e.Message);
            }
        }

        return placed;
    }

    private static PlacedFile Place(Workspace workspace, string file)
    {
        if (file.Contains('\0'))
        {
            throw new FileRefusedException(RefusalKind.Missing, file, "A name holds a NUL, which no path does.");
        }

        // Without a root the path is a full one, or there was no place for it.
        var place = workspace.Around(file);
        var full = Path.GetFullPath(Path.Combine(place.Root ?? "", file));
        var real = OpenedPath.TryResolve(full) ?? full;
        return place.Contains(real)
            ? new PlacedFile(place, real, RepositoryFolders.WorkTreeAround(Path.GetDirectoryName(real)!))
            : throw new FileRefusedException(RefusalKind.OutsideRoots, file, $"{file} lies outside the workspace.");
    }

    /// <param name="Tree">The work tree around it, as far as the directories say; null for none.</param>
    private sealed record PlacedFile(Workspace Place, string Path, string? Tree);
}
