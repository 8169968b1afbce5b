namespace Mcp.Tests.Support;

/// <summary>A folder of one test, real path known, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Resolve(Directory.CreateTempSubdirectory("mcp-test-").FullName);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string content = "content\n")
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string MakeDirectory(string name) => Directory.CreateDirectory(this[name]).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // The temp directory of macOS is reached through a link.
    private static string Resolve(string path) => Mcp.Daemon.Files.OpenedPath.TryResolve(path) ?? path;
}
