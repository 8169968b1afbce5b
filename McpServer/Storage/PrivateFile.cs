namespace Mcp.Daemon.Storage;

/// <summary>Makes a database file its owner's alone before SQLite opens it; the side files get the mode of the file itself.</summary>
internal static class PrivateFile
{
    public static void Prepare(string path)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            return; // below the user's profile; and a missing directory is SQLite's to report
        }

        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = ownerOnly,
            }).Dispose();
        }

        // By name: closing a second handle would drop the locks that this process holds on the file.
        if (File.Exists(path) && File.GetUnixFileMode(path) != ownerOnly)
        {
            File.SetUnixFileMode(path, ownerOnly);
        }
    }
}
