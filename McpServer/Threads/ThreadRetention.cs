using Mcp.Daemon.Configuration;
using Mcp.Daemon.Storage;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Threads;

/// <summary>Cleans away what is too old, and the oldest of what is too much; with a thread that is begun, once an hour at most.</summary>
internal sealed class ThreadRetention(ThreadSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // While the file is too large a twentieth of the threads goes at a time: few statements for any excess, and few threads more than needed.
    private const int Share = 20;

    // Who used a thread within this time is still at it: it stays, however much all of them take.
    private static readonly TimeSpan InUse = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private long? _appliedAt;

    /// <summary>Inside the transaction that the connection is in.</summary>
    public void Apply(SqliteConnection connection)
    {
        lock (_lock)
        {
            if (_appliedAt is { } at && time.GetElapsedTime(at) < Interval)
            {
                return;
            }

            _appliedAt = time.GetTimestamp();
        }

        var oldest = time.GetUtcNow() - settings.Retention;
        var removed = connection.Run("delete from threads where expires_at < $oldest", ("$oldest", oldest.ToUnixTimeMilliseconds()));
        removed += RemoveExcess(connection);
        if (removed > 0)
        {
            RemoveUnusedBlocks(connection);
        }
    }

    public static void RemoveUnusedBlocks(SqliteConnection connection) => connection.Run(
        "delete from blocks where not exists (select 1 from files where files.block = blocks.digest)");

    // Those nearest to their expiry go first: they were used longest ago.
    private int RemoveExcess(SqliteConnection connection)
    {
        var removed = 0;
        var unused = time.GetUtcNow() + settings.Lifetime - TimeSpan.FromTicks(Math.Min(InUse.Ticks, settings.Lifetime.Ticks));
        while (Size(connection) > settings.MaxBytes)
        {
            var batch = connection.Run(
                """
                delete from threads where id in (select id from threads where expires_at <= $unused order by expires_at
                  limit max(1, (select count(*) from threads) / $share))
                """,
                ("$unused", unused.ToUnixTimeMilliseconds()), ("$share", Share));
            if (batch == 0)
            {
                break;
            }

            removed += batch;
            RemoveUnusedBlocks(connection);
        }

        return removed;
    }

    // The file does not shrink; what is free in it is used again.
    private static long Size(SqliteConnection connection) =>
        ((long)connection.Scalar("pragma page_count")! - (long)connection.Scalar("pragma freelist_count")!)
        * (long)connection.Scalar("pragma page_size")!;
}
