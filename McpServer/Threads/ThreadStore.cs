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

    /// <summary>What happened to the database that its user should know: that it was corrupt and is now new; null when nothing.</summary>
    public string? Notice => database.Notice;

    /// <summary>What an answer says of a thread.</summary>
    public ThreadReport Report(ConversationThread thread) => ThreadReports.Of(thread, settings.MaxTurns, time.GetUtcNow());

    /// <summary>Begins a thread with its first turns.</summary>
    /// <exception cref="ToolFailureException">The store cannot be written.</exception>
    public ConversationThread Begin(string workspace, IReadOnlyList<ThreadTurn> turns) => Write(connection =>
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

    /// <summary>The thread of that id, its life extended by the use.</summary>
    /// <exception cref="ToolFailureException"><c>thread_not_found</c>, <c>thread_expired</c>, or the store cannot be read.</exception>
    public ConversationThread Open(string id, string workspace) => Write(connection =>
    {
        var now = time.GetUtcNow();
        var found = ThreadRow.Find(connection, id, workspace) ?? throw ThreadFailures.NotFound(id, Notice);
        if (found.ExpiresAt <= now)
        {
            throw ThreadFailures.Expired(found.Id, found.ExpiresAt);
        }

        var extended = now + settings.Lifetime;
        connection.Run(
            "update threads set expires_at = $expires where id = $id",
            ("$expires", extended.ToUnixTimeMilliseconds()), ("$id", found.Id));
        return found.With(TurnReading.All(connection, found.Id)) with { ExpiresAt = extended, LeftWhenOpened = found.ExpiresAt - now };
    });

    /// <summary>Adds turns to the thread as it was when it was opened.</summary>
    /// <param name="replaced">Turns whose steps no longer count.</param>
    /// <exception cref="ToolFailureException"><c>thread_conflict</c>: somebody else wrote to it meanwhile.</exception>
    public ConversationThread Add(ConversationThread thread, IReadOnlyList<ThreadTurn> turns, params IReadOnlyList<int> replaced) => Write(connection =>
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
    public (ConversationThread Thread, bool HasMovedOn) Append(ConversationThread thread, IReadOnlyList<ThreadTurn> turns) => Write(connection =>
    {
        var now = ThreadRow.Find(connection, thread.Id, thread.Workspace) ?? throw ThreadFailures.NotFound(thread.Id, Notice);
        TryStamp(connection, thread.Id, now.Version, out var expires);
        Insert(connection, thread.Id, turns);
        return (
            thread with { Version = now.Version + 1, ExpiresAt = expires, Turns = TurnReading.All(connection, thread.Id) },
            now.Version != thread.Version);
    });

    /// <summary>The blocks of those digests, as they were sent; one that is gone is left out.</summary>
    public IReadOnlyDictionary<string, string> Blocks(IEnumerable<string> digests) => ThreadFailures.Guarded(() => database.Read(connection =>
    {
        var found = new Dictionary<string, string>();
        foreach (var digest in digests.Distinct())
        {
            if (connection.Scalar("select text from blocks where digest = $digest", ("$digest", digest)) is string text)
            {
                found[digest] = text;
            }
        }

        return found;
    }));

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

    private T Write<T>(Func<SqliteConnection, T> write) => ThreadFailures.Guarded(() => database.Write(write));
}
