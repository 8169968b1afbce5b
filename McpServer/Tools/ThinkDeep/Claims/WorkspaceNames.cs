using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>The names of a workspace's files, listed once and only when somebody asks.</summary>
internal sealed class WorkspaceNames(Workspace workspace)
{
    /// <summary>About a tenth of a second's walk; in a larger workspace nothing is said.</summary>
    private const int MostWalked = 20_000;

    private List<string>? _names;

    /// <summary>Whether a file's name is this path or ends with it; null when not all files could be listed.</summary>
    public bool? HasEnd(string path, CancellationToken cancellationToken)
    {
        _names ??= Names(cancellationToken);
        return _names.Count is 0 or MostWalked ? null
            : _names.Any(name => name.EndsWith(path, StringComparison.OrdinalIgnoreCase) && (name.Length == path.Length || name[^(path.Length + 1)] == '/'));
    }

    // Nothing, where not all were seen: of what was not listed nothing is known.
    private List<string> Names(CancellationToken cancellationToken)
    {
        if (workspace.Root is not { } root)
        {
            return [];
        }

        var walk = new DirectoryFiles(workspace, new FileGate(workspace));
        List<string> names = [.. walk.Below(root, new LeftOutEntries(), cancellationToken).Take(MostWalked).Select(workspace.NameOf)];
        return walk.IsCutShort ? [] : names;
    }
}
