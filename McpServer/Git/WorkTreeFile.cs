using Mcp.Daemon.Files;

namespace Mcp.Daemon.Git;

/// <summary>Reads the work tree's side of a change, through the file gate and never through git.</summary>
internal sealed class WorkTreeFile(FileGate gate, string root, long maxBytes)
{
    public string FullPath(string path) => Path.Combine(root, path);

    public bool IsLink(string path) => new FileInfo(FullPath(path)).LinkTarget is not null;

    /// <summary>The content, with its size alone when it is over the limit; the refusal when the gate said no.</summary>
    public (Content? Content, FileRefusal? Refusal) Read(string path)
    {
        try
        {
            using var file = gate.Open(FullPath(path), long.MaxValue);
            return file.Length > maxBytes
                ? (new Content(file.Length, null, Content.HasNul(file.ReadStart(8_000))), null)
                : (new Content(file.Length, file.ReadAll()), null);
        }
        catch (FileRefusedException e)
        {
            return (null, e.Refusal);
        }
    }
}
