using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>The names of a workspace's files.</summary>
internal sealed class WorkspaceNames(Workspace workspace)
{
    private readonly WorkspaceFiles _files = new(workspace);
    private List<string>? _names;

    /// <summary>Whether a file's name is this path or ends with it; null when not all files could be listed.</summary>
    public bool? HasEnd(string path, CancellationToken cancellationToken)
    {
        var (paths, isCutShort) = _files.Listed(cancellationToken);
        _names ??= [.. paths.Select(workspace.NameOf)];
        // An empty workspace is no place that anybody speaks of.
        return isCutShort || _names.Count == 0 ? null
            : _names.Exists(name => name.EndsWith(path, StringComparison.OrdinalIgnoreCase) && (name.Length == path.Length || name[^(path.Length + 1)] == '/'));
    }
}
