using System.Security.Cryptography;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Storage;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Threads;

/// <summary>
/// The conversations of this user, in a database that survives the daemon. A thread belongs to the workspace it was
/// begun in and is known there only.
/// </summary>
internal sealed class ThreadStore(DatabaseFile database, ThreadSettings settings, TimeProvider time)
{
    /// <summary>An expired thread is remembered this long, so that "expired" can be told from "never was".</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(30);

    /// <summary>The form of the database, from nothing on; see <see cref="DatabaseFile"/>.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        create table threads (
          id text primary key, workspace text not null, created_at integer not null, expires_at integer not null,
          version integer not null);
        create table turns (
          thread text not null references threads(id) on delete cascade, number integer not null, role text not null,
          tool text not null, model text, text text not null, at integer not null, primary key (thread, number));
        create index threads_by_expiry on threads(expires_at);
        """,
    ];

    public int MaxExchanges => settings.MaxTurns;

    /// <summary>Begins a thread with its first exchange.</summary>
    /// <exception cref="ToolFailureException">The store cannot be written.</exception>
    public ConversationThread Begin(string workspace, IReadOnlyList<ThreadTurn> turns) => Guarded(() => database.Write(connection =>
    {
        var now = time.GetUtcNow();
        connection.Run("delete from threads where expires_at < $old", ("$old", Stamp(now - RememberedFor)));
        // 128 random bits: an id is an argument anyone may type, so it must not be guessed.
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var expires = now + settings.Lifetime;
        connection.Run(
            "insert into threads values ($id, $workspace, $now, $expires, 1)",
            ("$id", id), ("$workspace", workspace), ("$now", Stamp(now)), ("$expires", Stamp(expires)));
        Insert(connection, id, 0, turns);
        return new ConversationThread { Id = id, ExpiresAt = expires, Version = 1, Turns = turns };
    }));

    /// <summary>The thread of that id, its life extended by the use.</summary>
    /// <exception cref="ToolFailureException"><c>thread_not_found</c>, <c>thread_expired</c>, or the store cannot be read.</exception>
    public ConversationThread Open(string id, string workspace) => Guarded(() => database.Write(connection =>
    {
        var now = time.GetUtcNow();
        var (expires, version) = connection.List(
            "select expires_at, version from threads where id = $id and workspace = $workspace",
            row => (row.GetInt64(0), row.GetInt64(1)), ("$id", id), ("$workspace", workspace)).FirstOrDefault();
        if (version == 0)
        {
            throw NotFound(id);
        }

        if (expires <= Stamp(now))
        {
            throw new ToolFailureException(
                ErrorCode.ThreadExpired,
                $"Continuing thread {id}: it expired at {DateTimeOffset.FromUnixTimeMilliseconds(expires):u}. Ask again with the whole question and its context, without continuation_id, or with \"new\" for a new thread.");
        }

        var extended = now + settings.Lifetime;
        connection.Run("update threads set expires_at = $expires where id = $id", ("$expires", Stamp(extended)), ("$id", id));
        var turns = connection.List(
            "select role, text, tool, model from turns where thread = $id order by number",
            row => new ThreadTurn(row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
            ("$id", id));
        return new ConversationThread { Id = id, ExpiresAt = extended, Version = version, Turns = turns };
    }));

    /// <summary>Adds turns to the thread as it was when it was opened.</summary>
    /// <exception cref="ToolFailureException"><c>thread_conflict</c>: somebody else wrote to it meanwhile.</exception>
    public ConversationThread Add(ConversationThread thread, IReadOnlyList<ThreadTurn> turns) => Guarded(() => database.Write(connection =>
    {
        var expires = time.GetUtcNow() + settings.Lifetime;
        var changed = connection.Run(
            "update threads set version = version + 1, expires_at = $expires where id = $id and version = $version",
            ("$expires", Stamp(expires)), ("$id", thread.Id), ("$version", thread.Version));
        if (changed == 0)
        {
            throw new ToolFailureException(
                ErrorCode.ThreadConflict,
                $"Adding to thread {thread.Id}: another call has added to it meanwhile. Call again with the same continuation_id to go on from there.",
                retryable: true);
        }

        Insert(connection, thread.Id, thread.Turns.Count, turns);
        return thread with { Version = thread.Version + 1, ExpiresAt = expires, Turns = [.. thread.Turns, .. turns] };
    }));

    private void Insert(SqliteConnection connection, string id, int first, IReadOnlyList<ThreadTurn> turns)
    {
        foreach (var (number, turn) in turns.Index())
        {
            connection.Run(
                "insert into turns values ($thread, $number, $role, $tool, $model, $text, $at)",
                ("$thread", id), ("$number", first + number), ("$role", turn.Role), ("$tool", turn.Tool), ("$model", turn.Model),
                ("$text", turn.Text), ("$at", Stamp(time.GetUtcNow())));
        }
    }

    private static ToolFailureException NotFound(string id) => new(
        ErrorCode.ThreadNotFound,
        $"Continuing thread {(id.Length > 64 ? id[..64] + "…" : id)}: this workspace has no such thread. Ask with the whole question and its context, without continuation_id, or with \"new\" for a new thread.");

    private static T Guarded<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (StorageException e)
        {
            throw new ToolFailureException(ErrorCode.Internal, $"Keeping the thread: {e.Message}", retryable: true);
        }
    }

    private static long Stamp(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
