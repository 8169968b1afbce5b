using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mcp.Daemon.Experts.Protocol.Kimi;

/// <summary>
/// The list of uploaded files on disk, read anew for every use since two builds may share it. Replaced whole, so that a
/// daemon that dies while writing leaves the old list; two daemons that write at once lose an entry, which costs an upload.
/// </summary>
internal sealed class KimiFileTable(string path)
{
    private readonly Lock _lock = new();

    public IReadOnlyList<KimiFileEntry> Read()
    {
        lock (_lock)
        {
            return Load();
        }
    }

    public void Change(Action<List<KimiFileEntry>> change)
    {
        lock (_lock)
        {
            var entries = Load();
            change(entries);
            Save(entries);
        }
    }

    private List<KimiFileEntry> Load()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), KimiFileJson.Default.ListKimiFileEntry) ?? [];
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return []; // missing or broken: everything is uploaded anew
        }
    }

    private void Save(List<KimiFileEntry> entries)
    {
        var next = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(next, options))
            {
                JsonSerializer.Serialize(file, entries, KimiFileJson.Default.ListKimiFileEntry);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A state directory that cannot be written: the answer is worth more than the cache.
        }
    }
}

/// <summary>One uploaded file. The fingerprint tells accounts apart and holds no key.</summary>
internal sealed record KimiFileEntry(string Id, string Fingerprint, string Purpose, string Hash, DateTimeOffset Expires);

[JsonSerializable(typeof(List<KimiFileEntry>))]
internal sealed partial class KimiFileJson : JsonSerializerContext;
