using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;

namespace Mcp.Tests.Threads;

/// <summary>A store of threads as the first build wrote it: conversations, and no steps.</summary>
internal static class FirstForm
{
    public const string Question = "Call it Lund.";

    public const string Answer = "It is Lund.";

    /// <summary>Writes one thread of one exchange; its id.</summary>
    public static string Write(string path, string workspace, TimeProvider time)
    {
        var id = new string('a', 32);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        new DatabaseFile(path, [ThreadMigrations.All[0]], time).Write(connection =>
        {
            connection.Run("insert into threads values ($id, $workspace, $now, $end, 2)", ("$id", id), ("$workspace", workspace), ("$now", now), ("$end", now + 3_600_000));
            connection.Run("insert into turns values ($id, 0, 'user', 'chat', null, $text, $now)", ("$id", id), ("$text", Question), ("$now", now));
            return connection.Run("insert into turns values ($id, 1, 'assistant', 'chat', 'kimi-k2', $text, $now)", ("$id", id), ("$text", Answer), ("$now", now));
        });
        return id;
    }
}
