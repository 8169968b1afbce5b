using Mcp.Daemon.Answers;
using Mcp.Daemon.Storage;

namespace Mcp.Daemon.Threads;

/// <summary>
/// The threads of one workspace as they lie there: listed, read and deleted. Looking at one is no use of it and extends
/// no life; an expired one can be read until it is cleaned away.
/// </summary>
internal sealed class ThreadShelf(DatabaseFile database)
{
    /// <inheritdoc cref="ThreadStore.Notice"/>
    public string? Notice => database.Notice;

    /// <summary>How many there are, of all workspaces.</summary>
    /// <exception cref="ToolFailureException">The store cannot be read.</exception>
    public long Count() =>
        ThreadFailures.Guarded("Counting the threads", () => database.Read(connection => (long)connection.Scalar("select count(*) from threads")!));

    /// <summary>The newest first.</summary>
    /// <exception cref="ToolFailureException">The store cannot be read.</exception>
    public IReadOnlyList<ThreadSummary> List(string workspace, int most) => ThreadFailures.Guarded("Listing the threads", () => database.Read(connection => connection.List(
        """
        select t.id, t.created_at, t.expires_at,
          (select text from turns where thread = t.id and number = 0),
          (select count(*) from turns a where a.thread = t.id and a.role = 'assistant' and not exists
            (select 1 from turns b where b.thread = a.thread and b.number = a.number - 1 and b.role = 'assistant')),
          (select count(*) from steps where thread = t.id and replaced = 0),
          (select group_concat(tool, ', ') from (select distinct tool from turns where thread = t.id))
        from threads t where t.workspace = $workspace order by t.expires_at desc, t.created_at desc limit $most
        """,
        row => new ThreadSummary(
            row.GetString(0), ThreadTitle.Of(row.IsDBNull(3) ? "" : row.GetString(3)), row.IsDBNull(6) ? "" : row.GetString(6),
            row.GetInt32(4), row.GetInt32(5), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
        ("$workspace", workspace), ("$most", most))));

    /// <summary>The thread of that id, expired or not; its life stays as it is.</summary>
    /// <exception cref="ToolFailureException"><c>thread_not_found</c>, or the store cannot be read.</exception>
    public ConversationThread Read(string id, string workspace, ThreadUse use) => ThreadFailures.Guarded(ThreadFailures.Of(id, use), () => database.Read(connection =>
        ThreadRow.Find(connection, id, workspace) is { } found
            ? found.With(TurnReading.All(connection, found.Id))
            : throw ThreadFailures.NotFound(id, use, database.Notice)));

    /// <summary>Deletes it and overwrites its content; the copies in the write-ahead log go with the next checkpoint.</summary>
    /// <exception cref="ToolFailureException"><c>thread_not_found</c>, or the store cannot be written.</exception>
    public void Delete(string id, string workspace) => ThreadFailures.Guarded(ThreadFailures.Of(id, ThreadUse.Delete), () => database.Write(connection =>
    {
        var found = ThreadRow.Find(connection, id, workspace) ?? throw ThreadFailures.NotFound(id, ThreadUse.Delete, database.Notice);
        connection.Run("pragma secure_delete = on");
        connection.Run("delete from threads where id = $id", ("$id", found.Id));
        ThreadRetention.RemoveUnusedBlocks(connection);
        return true;
    }), ThreadUse.Delete.Outcome);
}
