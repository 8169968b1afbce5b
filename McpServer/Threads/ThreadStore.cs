using System.Security.Cryptography;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Storage;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Threads;

/// <summary>
/// The threads of this user, in a database that survives the daemon: begun, opened and gone on with. A thread belongs to
/// the workspace it was begun in and is known there only. Looking at them without using them is <see cref="ThreadShelf"/>'s.
/// </summary>
internal sealed class ThreadStore(DatabaseFile database, ThreadSettings settings, TimeProvider time)
{
    private readonly ThreadRetention _retention = new(settings, time);

    public int MaxExchanges => settings.MaxTurns;

    /// <summary>What happened to the database that its user should know: that it was corrupt or removed, and is now new; null when nothing.</summary>
    public string? Notice => database.Notice;

    /// <summary>What an answer says of a thread.</summary>
    public ThreadReport Report(ConversationThread thread) => ThreadReports.Of(thread, settings.MaxTurns, time.GetUtcNow());

    /// <summary>Begins a thread with its first turns.</summary>
    /// <exception cref="ToolFailureException">The store cannot be written.</exception>
    public ConversationThread Begin(string workspace, IReadOnlyList<ThreadTurn> turns) => Write("Beginning a thread", connection =>
    {
        _retention.Apply(connection);
        var now = time.GetUtcNow();
        // 128 random bits: an id is an argument anyone may type, so it must not be guessed.
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var expires = now + settings.Lifetime;
        connection.Run(
            "insert into threads (id, workspace, created_at, expires_at, version) values ($id, $workspace, $now, $expires, 1)",
            ("$id", id), ("$workspace", workspace), ("$now", now.ToUnixTimeMilliseconds()), ("$expires", expires.ToUnixTimeMilliseconds()));
        return new ConversationThread
        {
            Id = id, Workspace = workspace, BegunAt = now, ExpiresAt = expires, Version = 1,
            Turns = TurnWriting.Insert(connection, id, 0, turns, now),
        };
    });

    /// <summary>
    /// The thread of that id, its life extended by the use. A store that can be read and not written is no reason not to go
    /// on: the thread then says so.
    /// </summary>
    /// <exception cref="ToolFailureException"><c>thread_not_found</c>, <c>thread_expired</c>, or the store cannot be read.</exception>
    public ConversationThread Open(string id, string workspace, ThreadUse? use = null)
    {
        var what = use ?? ThreadUse.Chat;
        var now = time.GetUtcNow();
        var opened = ThreadFailures.Guarded(
            ThreadFailures.Of(id, what),
            () => database.Read(connection =>
            {
                using var snapshot = connection.BeginTransaction(deferred: true); // one state, whoever writes beside it
                var found = ThreadRow.Find(connection, id, workspace) ?? throw ThreadFailures.NotFound(id, what, Notice);
                return found.ExpiresAt > now
                    ? found.With(TurnReading.All(connection, found.Id)) with { LeftWhenOpened = found.ExpiresAt - now }
                    : throw ThreadFailures.Expired(found.Id, what, found.ExpiresAt);
            }),
            what.Outcome);
        return Extended(opened, now + settings.Lifetime);
    }

    /// <summary>Adds turns to the thread as it was when it was opened.</summary>
    /// <param name="replaced">Turns whose steps no longer count.</param>
    /// <exception cref="ToolFailureException"><c>thread_conflict</c>: somebody else wrote to it meanwhile.</exception>
    public ConversationThread Add(ConversationThread thread, IReadOnlyList<ThreadTurn> turns, params IReadOnlyList<int> replaced) => Write($"Adding to thread {thread.Id}", connection =>
    {
        if (!TryStamp(connection, thread.Id, thread.Version, out var expires))
        {
            throw ThreadFailures.Conflict(thread.Id);
        }

        foreach (var turn in replaced)
        {
            connection.Run("update steps set replaced = 1 where thread = $id and turn = $turn", ("$id", thread.Id), ("$turn", turn));
        }

        return thread with
        {
            Version = thread.Version + 1, ExpiresAt = expires,
            Turns = [.. thread.Turns.Select(turn => Left(turn, replaced)), .. Insert(connection, thread.Id, turns)],
        };
    });

    /// <summary>
    /// Adds what was paid for, whoever wrote meanwhile: it stands behind what they wrote, and the caller is told.
    /// </summary>
    /// <returns>The thread, and whether somebody else had written to it since it was opened.</returns>
    /// <exception cref="ToolFailureException"><c>thread_not_found</c>: it was deleted meanwhile.</exception>
    public (ConversationThread Thread, bool HasMovedOn) Append(ConversationThread thread, IReadOnlyList<ThreadTurn> turns) => Write($"Adding to thread {thread.Id}", connection =>
    {
        var now = ThreadRow.Find(connection, thread.Id, thread.Workspace) ?? throw ThreadFailures.Deleted(thread.Id);
        TryStamp(connection, thread.Id, now.Version, out var expires);
        Insert(connection, thread.Id, turns);
        return (
            thread with { Version = now.Version + 1, ExpiresAt = expires, Turns = TurnReading.All(connection, thread.Id) },
            now.Version != thread.Version);
    });

    /// <summary>
    /// The blocks of those digests, as they were sent; one that is gone or cannot be read is left out, and its file then goes
    /// along anew.
    /// </summary>
    public IReadOnlyDictionary<string, string> Blocks(IEnumerable<string> digests)
    {
        var found = new Dictionary<string, string>();
        try
        {
            return database.Read(connection =>
            {
                foreach (var digest in digests.Distinct())
                {
                    if (connection.Scalar("select text from blocks where digest = $digest", ("$digest", digest)) is string text)
                    {
                        found[digest] = text;
                    }
                }

                return found;
            });
        }
        catch (StorageException)
        {
            return found;
        }
    }

    private ConversationThread Extended(ConversationThread thread, DateTimeOffset end)
    {
        try
        {
            database.Write(connection => connection.Run(
                "update threads set expires_at = max(expires_at, $expires) where id = $id",
                ("$expires", end.ToUnixTimeMilliseconds()), ("$id", thread.Id)));
            return thread with { ExpiresAt = end };
        }
        catch (StorageException e)
        {
            return thread with { NotExtended = $"The thread's life could not be extended: {e.Path} cannot be written: {e.Why}." };
        }
    }

    private bool TryStamp(SqliteConnection connection, string id, long version, out DateTimeOffset expires)
    {
        expires = time.GetUtcNow() + settings.Lifetime;
        return connection.Run(
            "update threads set version = version + 1, expires_at = $expires where id = $id and version = $version",
            ("$expires", expires.ToUnixTimeMilliseconds()), ("$id", id), ("$version", version)) > 0;
    }

    private static ThreadTurn Left(ThreadTurn turn, IReadOnlyList<int> replaced) =>
        turn.Step is { } step && replaced.Contains(turn.Number) ? turn with { Step = step with { IsReplaced = true } } : turn;

    private IReadOnlyList<ThreadTurn> Insert(SqliteConnection connection, string id, IReadOnlyList<ThreadTurn> turns)
    {
        var first = (long)connection.Scalar("select coalesce(max(number), -1) + 1 from turns where thread = $id", ("$id", id))!;
        return TurnWriting.Insert(connection, id, (int)first, turns, time.GetUtcNow());
    }

    private T Write<T>(string doing, Func<SqliteConnection, T> write) => ThreadFailures.Guarded(doing, () => database.Write(write));
}
