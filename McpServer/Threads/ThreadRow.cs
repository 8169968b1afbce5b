using System.Globalization;
using Mcp.Daemon.Storage;
using Microsoft.Data.Sqlite;

namespace Mcp.Daemon.Threads;

/// <summary>A thread without its turns: one row of the table.</summary>
internal sealed record ThreadRow(
    string Id, string Workspace, DateTimeOffset BegunAt, DateTimeOffset ExpiresAt, long Version)
{
    /// <summary>The row of an id as somebody typed it, in that workspace; null when there is none.</summary>
    public static ThreadRow? Find(SqliteConnection connection, string id, string workspace) => connection.List(
        "select id, workspace, created_at, expires_at, version from threads where id = $id and workspace = $workspace",
        Read, ("$id", id.Trim().ToLower(CultureInfo.InvariantCulture)), ("$workspace", workspace)).FirstOrDefault();

    public static ThreadRow Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetInt64(4));

    public ConversationThread With(IReadOnlyList<ThreadTurn> turns) => new()
    {
        Id = Id, Workspace = Workspace, BegunAt = BegunAt, ExpiresAt = ExpiresAt, Version = Version, Turns = turns,
    };
}
