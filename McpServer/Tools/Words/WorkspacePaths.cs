using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.Words;

/// <summary>Looks for files that words speak of in the workspace. Through the gate, and without reading them: nobody named them.</summary>
internal sealed class WorkspacePaths(Workspace workspace)
{
    /// <summary>Nobody writes longer paths by hand, and traces cut them.</summary>
    private const int LongestPath = 500;

    private readonly FileGate _gate = new(workspace);
    private readonly Dictionary<string, string?> _known = [];

    /// <summary>
    /// The name of the file that a path means, as answers give it: the path itself, else the longest end of it that is a file below
    /// the root, since a trace comes from where the program was built or runs. Null when there is none that may be read.
    /// </summary>
    /// <param name="path">With forward slashes.</param>
    public string? Find(string path)
    {
        if (!_known.TryGetValue(path, out var name))
        {
            _known[path] = name = IsSensible(path) ? Ends(path).Select(Located).FirstOrDefault(found => found is not null) : null;
        }

        return name;
    }

    private static bool IsSensible(string path) =>
        path.Length is > 0 and <= LongestPath && !path.Any(char.IsControl) && !path.Contains("..", StringComparison.Ordinal);

    private static IEnumerable<string> Ends(string path)
    {
        yield return path;
        for (var slash = path.IndexOf('/'); slash >= 0 && slash + 1 < path.Length; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[(slash + 1)..];
        }
    }

    private string? Located(string path)
    {
        try
        {
            var (real, kind) = _gate.Locate(path);
            return kind is PathKind.File ? workspace.NameOf(real) : null;
        }
        catch (FileRefusedException)
        {
            return null; // outside, missing or a key file: nothing that could be named
        }
    }
}
