using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Storage;

/// <summary>
/// One SQLite file of the state directory, shared with other daemons of its user: write-ahead log, mode 0600, brought
/// to its newest form when first used, moved aside when it is corrupt, begun anew when it was removed. Every use opens a
/// pooled connection; a write is one immediate transaction.
/// </summary>
/// <param name="path">Absolute; its directory exists.</param>
/// <param name="migrations">
/// SQL that leads from each version to the next. Only ever added to, and only adding: an older build goes on reading.
/// </param>
internal sealed class DatabaseFile(string path, IReadOnlyList<string> migrations, TimeProvider time)
{
    private const int Busy = 5, Locked = 6, ReadOnlyFile = 8, InputOutput = 10, Full = 13, CannotOpen = 14;

    // Seconds that a statement waits for another's lock. A write takes milliseconds: who holds longer hangs.
    private const int LockWait = 3;

    // Seconds that a write waits for those of this process before it: they move, so it is worth more than a lock that does not.
    private const int QueueWait = 10;

    private readonly Lock _opening = new();

    // SQLite lets waiting writers poll, every 150 ms and in no order: many at once would starve one past its wait.
    private readonly Lock _writing = new();
    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = path, DefaultTimeout = LockWait, ForeignKeys = true,
    }.ToString();

    private bool _isReady;

    /// <summary>What happened to the file that its user should know: that it was corrupt or removed, and is now new; null when nothing.</summary>
    public string? Notice { get; private set; }

    /// <exception cref="StorageException">It cannot be read.</exception>
    public T Read<T>(Func<SqliteConnection, T> read) => Use(read);

    /// <exception cref="StorageException">It cannot be written; nothing of the transaction is in it.</exception>
    public T Write<T>(Func<SqliteConnection, T> write)
    {
        if (!_writing.TryEnter(TimeSpan.FromSeconds(QueueWait)))
        {
            throw new StorageException(StorageFault.Locked, path, $"the writes before this one have taken {QueueWait} s; its disk is slow or its lock is held");
        }

        try
        {
            return Use(connection =>
            {
                using var transaction = connection.BeginTransaction();
                var result = write(connection);
                transaction.Commit();
                return result;
            });
        }
        finally
        {
            _writing.Exit();
        }
    }

    private T Use<T>(Func<SqliteConnection, T> use)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            try
            {
                using var connection = OpenPrepared();
                return use(connection);
            }
            catch (SqliteException e) when (BrokenFile.IsMeantBy(e) && !isSecond)
            {
                MoveAsideOrFail();
            }
            catch (SqliteException e)
            {
                throw Failure(e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unreachable(e);
            }
        }
    }

    // A pooled connection may have a file open that is not at its path any more; and one that was removed while nobody had
    // it open comes back empty.
    private SqliteConnection OpenPrepared()
    {
        Prepare();
        var connection = Open();
        try
        {
            if (!MovedFile.IsMeantBy(connection) && Version(connection) >= migrations.Count)
            {
                return connection;
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        BeginAnew(connection);
        return Open();
    }

    private void BeginAnew(SqliteConnection stale)
    {
        lock (_opening)
        {
            _isReady = false;
            SqliteConnection.ClearPool(stale);
            Prepare();
            Notice = $"{path} was removed or replaced while it was in use; what is used now is the file that lies there since, and what only the old one held is gone.";
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Prepare()
    {
        lock (_opening)
        {
            if (_isReady)
            {
                return;
            }

            PrivateFile.Prepare(path);
            using var connection = Open();
            connection.Run("pragma journal_mode = wal");
            if (Version(connection) >= migrations.Count)
            {
                // Nothing to write: whoever only reads waits for no writer.
                _isReady = true;
                return;
            }

            // The version is read again inside the transaction: two daemons may start at once.
            using var transaction = connection.BeginTransaction();
            var version = Version(connection);
            for (; version < migrations.Count; version++)
            {
                connection.Run(migrations[version]);
                connection.Run(string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {version + 1}"));
            }

            transaction.Commit();
            _isReady = true;
        }
    }

    private static int Version(SqliteConnection connection) => (int)(long)connection.Scalar("pragma user_version")!;

    private void MoveAsideOrFail()
    {
        try
        {
            MoveAside();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable(e); // another daemon is mending it this moment, or it cannot be moved
        }
    }

    private void MoveAside()
    {
        lock (_opening)
        {
            _isReady = false;
            SqliteConnection.ClearAllPools();
            if (BrokenFile.MoveAside(path, time.GetUtcNow()) is { } aside)
            {
                Notice = $"{path} was corrupt; it was moved to {aside}, and a new one begun.";
            }
        }
    }

    private StorageException Unreachable(Exception e) =>
        new(StorageFault.Unreachable, path, $"it cannot be opened for writing ({e.Message}); look at its directory's mode and owner", e);

    private StorageException Failure(SqliteException e)
    {
        var (fault, why) = e.SqliteErrorCode switch
        {
            Busy or Locked => (StorageFault.Locked, $"another process has held its lock for {LockWait} s; look for a hanging mcp-server"),
            Full => (StorageFault.DiskFull, "the disk is full; free some space"),
            CannotOpen or ReadOnlyFile or InputOutput => (StorageFault.Unreachable, "it cannot be opened for writing; look at its directory's mode and owner"),
            _ => (StorageFault.Other, e.Message),
        };
        return new StorageException(fault, path, why, e);
    }
}
