using Mcp.Contract;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>A file that holds nothing but a provider's key. Read anew for each use, so that a key can be changed without a restart.</summary>
internal static class KeyFile
{
    // No key is longer; a file that is, is not a key file.
    private const int MostBytes = 8 * 1024;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The key, or the sentence that says why there is none; the sentence holds nothing of the content.</summary>
    public static (string? Key, string? Fault) Read(string path)
    {
        try
        {
            using var opened = OpenedPath.At(path);
            if (opened.Kind is not PathKind.File)
            {
                return (null, "it is not a regular file.");
            }

            using var file = opened.OpenForReading();
            if (!OperatingSystem.IsWindows())
            {
                if (Posix.OwnerOf(opened.RealPath) is { } owner && owner != Posix.EffectiveUser())
                {
                    return (null, $"it belongs to user id {owner}, not to you.");
                }

                if ((File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
                {
                    return (null, "others than its owner may use it; run chmod 600 on it.");
                }
            }

            return RandomAccess.GetLength(file) > MostBytes ? (null, $"it is longer than {MostBytes} bytes.") : Content(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"it cannot be read: {e.Message}");
        }
    }

    private static (string?, string?) Content(Microsoft.Win32.SafeHandles.SafeFileHandle file)
    {
        using var reader = new StreamReader(new FileStream(file, FileAccess.Read));
        var key = reader.ReadToEnd().Trim();
        return
            key.Length == 0 ? (null, "it is empty.") :
            key.Any(c => c is <= ' ' or > '~') ? (null, "it holds more than one key's worth of text: one line, no spaces.") :
            SecretText.IsPlaceholder(key) ? (null, "it holds a placeholder, not a key.") :
            (key, null);
    }
}
