using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Needs;

/// <summary>The parts that some files fall into: the folders directly below the one that holds them all.</summary>
internal sealed class Areas
{
    private readonly int _shared;

    public Areas(IReadOnlyList<SourceFile> files)
    {
        var folders = files.Select(file => file.Path.Split('/')[..^1]).ToList();
        while (folders.Count > 0 && folders.TrueForAll(folder => folder.Length > _shared && folder[_shared] == folders[0][_shared]))
        {
            _shared++;
        }
    }

    /// <summary>Empty for a file that lies beside the folders.</summary>
    public string Of(string path)
    {
        var parts = path.Split('/');
        return parts.Length > _shared + 1 ? parts[_shared] : "";
    }

    /// <summary>The boundary between two files, such as <c>api → storage</c>; null within one area and beside the folders.</summary>
    public string? Between(string from, string to) => Of(from) is { Length: > 0 } one && Of(to) is { Length: > 0 } other && one != other ? $"{one} → {other}" : null;
}
