namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>One models.json on disk: its last sound state, and the faults of its present one.</summary>
/// <remarks>
/// A change is seen by time of writing, length and time of making: editors save by renaming a new file into place,
/// which a watch on the old file would miss. Two saves of equal length within one tick of the file system's clock
/// (nanoseconds to two seconds) look alike; the next save is seen again.
/// </remarks>
internal sealed class CatalogueFile(string path)
{
    // A catalogue of thousands of models is far below this; anything above is some other file.
    private const long MostBytes = 4 * 1024 * 1024;

    private (DateTime Written, DateTime Made, long Length)? _seen;

    public string Path => path;

    /// <summary>What it last stated without a fault.</summary>
    public CatalogueLayer Sound { get; private set; } = CatalogueLayer.Empty;

    /// <summary>What is wrong with it as it is now.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Reads it anew if it has changed since the last look; true when it has.</summary>
    public bool Refresh()
    {
        var file = new FileInfo(path);
        (DateTime, DateTime, long)? now = file.Exists ? (file.LastWriteTimeUtc, file.CreationTimeUtc, file.Length) : null;
        if (now == _seen)
        {
            return false;
        }

        _seen = now;
        (Sound, Faults) = now is null ? (CatalogueLayer.Empty, []) : Read(file);
        return true;
    }

    private (CatalogueLayer, IReadOnlyList<string>) Read(FileInfo file)
    {
        try
        {
            if (file.Length > MostBytes)
            {
                return (Sound, [$"{path} is longer than {MostBytes} bytes; it is not a catalogue of models."]);
            }

            var (layer, faults) = CatalogueText.Read(File.ReadAllBytes(path), path);
            return (faults.Count == 0 ? layer : Sound, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (Sound, [$"{path} cannot be read: {e.Message}"]);
        }
    }
}
