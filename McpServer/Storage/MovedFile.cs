using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Storage;

/// <summary>
/// Whether the file that a connection has open still lies at its path. One that was deleted or replaced is written to for
/// ever without an error, and nobody reads it again.
/// </summary>
internal static partial class MovedFile
{
    // SQLITE_FCNTL_HAS_MOVED: one stat, compared with the inode that was opened. Where an open file cannot be removed, it does nothing.
    private const int HasMoved = 20;

    public static bool IsMeantBy(SqliteConnection connection)
    {
        var hasMoved = 0;
        return connection.Handle is { } handle && FileControl(handle.DangerousGetHandle(), 0, HasMoved, ref hasMoved) == 0 && hasMoved != 0;
    }

    // The library that the provider of Microsoft.Data.Sqlite has loaded already; its wrapper does not have this call.
    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    private static partial int FileControl(nint database, nint name, int operation, ref int result);
}
