using System.Text;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Threads;

/// <summary>The file under the threads: of an older form, locked, broken, on a full disk.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ThreadFaultTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Test]
    public void Thread_of_the_first_form_is_gone_on_with_in_the_newest()
    {
        var id = new string('a', 32);
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        new DatabaseFile(_folder["threads.db"], [ThreadMigrations.All[0]], _time).Write(connection =>
        {
            connection.Run("insert into threads values ($id, '/ws', $now, $end, 2)", ("$id", id), ("$now", now), ("$end", now + 3_600_000));
            connection.Run("insert into turns values ($id, 0, 'user', 'chat', null, 'Call it Lund.', $now)", ("$id", id), ("$now", now));
            return connection.Run("insert into turns values ($id, 1, 'assistant', 'chat', 'kimi-k2', 'It is Lund.', $now)", ("$id", id), ("$now", now));
        });

        var store = Store(File());
        store.Add(store.Open(id, "/ws"), [Steps.Turn(Steps.Step(1), 2)]);

        var opened = store.Open(id, "/ws");
        Assert.That(opened.Turns.Take(2).Select(turn => (turn.Text, turn.Model)), Is.EqualTo(new[] { ("Call it Lund.", (string?)null), ("It is Lund.", "kimi-k2") }));
        Assert.That((opened.Turns[2].Step!.Number, opened.Exchanges), Is.EqualTo((1, 1)));
        Assert.That(new ThreadShelf(File()).List("/ws", 10).Single().Title, Is.EqualTo("Call it Lund."));
    }

    [Test]
    public void Lock_that_another_holds_is_named_and_its_end_lets_the_next_go_on()
    {
        var store = Store(File());
        var begun = store.Begin("/ws", Exchange("a"));
        using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder["threads.db"], Pooling = false }.ToString()))
        {
            other.Open();
            using var held = other.BeginTransaction();

            Assert.That(() => store.Begin("/ws", Exchange("b")), Fails("another process has held its lock").And.Property("Retryable").True.And.Property("RetryAfter").Not.Null);
            Assert.That(store.Open(begun.Id, "/ws").NotExtended, Does.Contain("another process has held its lock"), "what can be read is gone on with");
            Assert.That(() => new ThreadShelf(File()).Delete(begun.Id, "/ws"), Fails("Nothing was deleted. Call again once that is mended."));
            Assert.That(new ThreadShelf(File()).Read(begun.Id, "/ws", ThreadUse.Show).Turns, Has.Count.EqualTo(2), "reading waits for nobody");
        }

        Assert.That(store.Open(begun.Id, "/ws").NotExtended, Is.Null);
    }

    [Test]
    public void File_broken_in_its_middle_is_moved_aside_and_said_to_whoever_asks_for_what_was_in_it()
    {
        var begun = Store(File()).Begin("/ws", Exchange(new string('x', 200_000)));
        SqliteConnection.ClearAllPools();
        Break(_folder["threads.db"]);

        var store = Store(File());

        Assert.That(() => store.Open(begun.Id, "/ws"), Throws.InstanceOf<ToolFailureException>()
            .With.Property("Code").EqualTo(ErrorCode.ThreadNotFound).And.Message.Contains("was corrupt; it was moved to"));
        Assert.That(() => store.Begin("/ws", Exchange("b")), Throws.Nothing);
        Assert.That(Directory.GetFiles(_folder.Path, "threads.db.broken-*"), Has.Exactly(1).Items);
    }

    [Test]
    public void Full_disk_is_named_and_takes_nothing_that_was_there()
    {
        var file = File();
        var store = Store(file);
        var begun = store.Begin("/ws", Exchange("a"));
        // The connection goes back into its pool with its limit and is the one that is used next.
        file.Read(connection => connection.Scalar("pragma max_page_count = 1"));

        Assert.That(() => store.Add(begun, Exchange(new string('x', 500_000))), Fails("the disk is full; free some space"));
        SqliteConnection.ClearAllPools();
        Assert.That(store.Open(begun.Id, "/ws").Turns.Select(turn => turn.Text), Is.EqualTo(new[] { "a", "answer" }));
    }

    private DatabaseFile File() => new(_folder["threads.db"], ThreadMigrations.All, _time);

    private ThreadStore Store(DatabaseFile file) => new(file, new ThreadSettings(), _time);

    /// <summary>All pages but the first become rubbish.</summary>
    private static void Break(string path)
    {
        foreach (var side in new[] { path + "-wal", path + "-shm" })
        {
            System.IO.File.Delete(side);
        }

        using var stream = System.IO.File.OpenWrite(path);
        stream.Position = 4096;
        stream.Write(Encoding.ASCII.GetBytes(new string('#', (int)stream.Length - 4096)));
    }

    private static ThreadTurn[] Exchange(string question) =>
        [new(ThreadTurn.User, question, "chat", null), new(ThreadTurn.Assistant, "answer", "chat", "m")];

    private static NUnit.Framework.Constraints.ContainsConstraint Fails(string text) =>
        Throws.InstanceOf<ToolFailureException>().With.Property("Code").EqualTo(ErrorCode.Storage).And.Message.Contains(text);
}
