using Mcp.Daemon.Files;

namespace Mcp.Daemon.Evidence;

/// <summary>
/// The files of a workspace that somebody may have written, ignored ones left out: their paths, listed once and only when
/// somebody asks. For one call.
/// </summary>
/// <param name="workspace">Whose files; one without a root has none that could be listed.</param>
/// <param name="most">Files that are listed at most.</param>
internal sealed class WorkspaceFiles(Workspace workspace, int most = WorkspaceFiles.Most)
{
    /// <summary>About a tenth of a second's walk.</summary>
    public const int Most = 20_000;

    private (IReadOnlyList<string> Paths, bool IsCutShort)? _listed;

    /// <summary>Real paths in a stable order, and whether there are, or may be, more: of those nothing is known.</summary>
    public (IReadOnlyList<string> Paths, bool IsCutShort) Listed(CancellationToken cancellationToken) => _listed ??= List(cancellationToken);

    private (IReadOnlyList<string> Paths, bool IsCutShort) List(CancellationToken cancellationToken)
    {
        if (workspace.Root is not { } root)
        {
            return ([], true);
        }

        var walk = new DirectoryFiles(workspace, new FileGate(workspace));
        List<string> paths = [.. walk.Below(root, new LeftOutEntries(), cancellationToken).Take(most + 1)];
        var isCutShort = walk.IsCutShort || paths.Count > most;
        return (paths.Count > most ? paths[..most] : paths, isCutShort);
    }
}
