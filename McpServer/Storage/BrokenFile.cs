using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Storage;

/// <summary>Puts a broken database out of the way, with its side files; once, when several daemons find it broken together.</summary>
internal static class BrokenFile
{
    public const int Corrupt = 11;
    public const int NotADatabase = 26;

    /// <summary>Whether the error says that the file itself is broken.</summary>
    public static bool IsMeantBy(SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>Where it lies now, or null: another daemon has replaced it meanwhile, and it is sound.</summary>
    /// <exception cref="IOException">Another daemon is at it this moment, or it cannot be moved.</exception>
    public static string? MoveAside(string path, DateTimeOffset now)
    {
        using var alone = new FileStream(
            path + ".repair", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        if (IsSound(path))
        {
            return null;
        }

        var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.broken-{now.UtcDateTime:yyyyMMdd-HHmmss}");
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(path + part))
            {
                File.Move(path + part, aside + part, overwrite: true);
            }
        }

        return aside;
    }

    // Not pooled: a file that is moved aside must not come back from the pool.
    private static bool IsSound(string path)
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 1, Pooling = false }.ToString());
            connection.Open();
            return connection.Scalar("pragma quick_check(1)") as string == "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
