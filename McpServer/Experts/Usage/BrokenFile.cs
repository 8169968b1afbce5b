using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Experts.Usage;

/// <summary>Puts a broken ledger out of the way, with its side files; once, when several daemons find it broken together.</summary>
internal static class BrokenFile
{
    /// <summary>Where it lies now, or null: another daemon has replaced it meanwhile, and it is sound.</summary>
    /// <exception cref="IOException">Another daemon is at it this moment, or it cannot be moved.</exception>
    public static string? MoveAside(string path, DateTimeOffset now)
    {
        using var alone = new FileStream(
            path + ".repair", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        if (IsSound(path, now))
        {
            return null;
        }

        var aside = $"{path}.broken-{now:yyyyMMdd-HHmmss}";
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(path + part))
            {
                File.Move(path + part, aside + part, overwrite: true);
            }
        }

        return aside;
    }

    private static bool IsSound(string path, DateTimeOffset now)
    {
        try
        {
            using var file = UsageFile.Open(path, DateOnly.FromDateTime(now.UtcDateTime));
            return file.IsSound();
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
