using Mcp.Daemon.Files;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Evidence;

/// <summary>Which files somebody is working on: they go first where not all can go along.</summary>
internal sealed class FilesInWork(ChangedPaths changed)
{
    /// <summary>Real paths. Git is asked only where the answer matters: no token is shorter than a character.</summary>
    /// <param name="room">Tokens that the files may take.</param>
    public async Task<IReadOnlySet<string>> OfAsync(
        IReadOnlyList<QuestionFile> files, int room, Workspace workspace, CancellationToken cancellationToken) =>
        files.Sum(file => (long)file.Text.Length) <= room
            ? new HashSet<string>()
            : (await changed.OfAsync(workspace, Path.GetDirectoryName(files[0].RealPath), cancellationToken)).RealPaths;
}
