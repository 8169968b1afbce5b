using System.Runtime.Versioning;
using Mcp.Daemon.Storage;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Storage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DatabaseFileTests : IDisposable
{
    private const string First = "create table notes (text text not null)";

    private readonly TempFolder _folder = new();

    private string Path => _folder["a.db"];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Test]
    public void What_was_written_is_read_by_another_opening_of_the_file()
    {
        Note(Open(First), "kept");

        Assert.That(Notes(Open(First)), Is.EqualTo(new[] { "kept" }));
    }

    [Test]
    public void Older_file_is_brought_to_the_newest_form_and_keeps_its_rows()
    {
        Note(Open(First), "old");

        var newer = Open(First, "alter table notes add column more text");

        newer.Write(connection => connection.Run("update notes set more = 'new'"));
        Assert.That(Notes(newer), Is.EqualTo(new[] { "old" }));
    }

    [Test]
    public void Older_build_goes_on_with_a_newer_file()
    {
        Note(Open(First, "alter table notes add column more text"), "newer");

        Note(Open(First), "older");

        Assert.That(Notes(Open(First)), Is.EqualTo(new[] { "newer", "older" }));
    }

    [Test]
    public void Many_writers_of_one_process_all_get_their_turn()
    {
        var database = Open(First);

        // On threads of their own: all of them want the lock at once, all of the time.
        var writers = Enumerable.Range(0, 32).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < 40; i++)
                {
                    Note(database, "one");
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();

        Assert.That(() => Task.WaitAll(writers), Throws.Nothing);
        Assert.That(Notes(database), Has.Exactly(32 * 40).Items);
    }

    [Test]
    public void Write_that_fails_leaves_nothing_behind()
    {
        var database = Open(First);

        Assert.That(
            () => database.Write<int>(connection =>
            {
                connection.Run("insert into notes values ('half')");
                throw new InvalidOperationException();
            }),
            Throws.InvalidOperationException);
        Assert.That(Notes(database), Is.Empty);
    }

    [Test]
    public void File_that_is_no_database_is_moved_aside_and_said()
    {
        File.WriteAllText(Path, new string('x', 8192));
        var database = Open(First);

        Note(database, "goes on");

        Assert.That(Notes(database), Is.EqualTo(new[] { "goes on" }));
        Assert.That(database.Notice, Does.Contain("corrupt"));
        Assert.That(Directory.GetFiles(_folder.Path, "a.db.broken-*"), Has.Length.EqualTo(1));
    }

    [Test]
    public void Directory_that_is_gone_is_said_to_be_unreachable()
    {
        var database = new DatabaseFile(_folder["none/a.db"], [First], new FakeTimeProvider());

        Assert.That(
            () => Notes(database),
            Throws.InstanceOf<StorageException>().With.Property("Fault").EqualTo(StorageFault.Unreachable));
    }

    [Test]
    [Platform("Unix")]
    public void File_that_was_removed_while_in_use_is_begun_anew_and_said()
    {
        var database = Open(First);
        Note(database, "gone");
        File.Delete(Path);

        Note(database, "new");

        Assert.That(Notes(Open(First)), Is.EqualTo(new[] { "new" }));
        Assert.That(database.Notice, Does.Contain("was removed or replaced"));
    }

    [Test]
    [Platform("Unix")]
    public void File_that_was_put_in_its_place_is_the_one_that_is_used()
    {
        var database = Open(First);
        Note(database, "gone");
        var other = new DatabaseFile(_folder["b.db"], [First], new FakeTimeProvider());
        Note(other, "restored");
        other.Read(connection => connection.Run("pragma wal_checkpoint(truncate)"));
        File.Move(_folder["b.db"], Path, overwrite: true);

        Note(database, "new");

        Assert.That(Notes(database), Is.EqualTo(new[] { "restored", "new" }));
        Assert.That(database.Notice, Is.Not.Null);
    }

    [Test]
    public void File_that_was_removed_while_nobody_had_it_open_is_begun_anew()
    {
        var database = Open(First);
        Note(database, "gone");
        SqliteConnection.ClearAllPools();
        File.Delete(Path);

        Note(database, "new");

        Assert.That(Notes(database), Is.EqualTo(new[] { "new" }));
        Assert.That(database.Notice, Does.Contain("was removed or replaced"));
    }

    [Test]
    public void File_that_nobody_touched_is_not_said_to_be_new()
    {
        var database = Open(First);
        Note(database, "a");

        Note(database, "b");

        Assert.That(database.Notice, Is.Null);
    }

    [Test]
    [Platform("Unix")]
    [UnsupportedOSPlatform("windows")]
    public void File_is_its_owners_alone()
    {
        Note(Open(First), "mine");

        var modes = Directory.GetFiles(_folder.Path).Select(File.GetUnixFileMode).Distinct();
        Assert.That(modes, Is.EqualTo(new[] { UnixFileMode.UserRead | UnixFileMode.UserWrite }));
    }

    private DatabaseFile Open(params string[] migrations) => new(Path, migrations, new FakeTimeProvider());

    private static void Note(DatabaseFile database, string text) =>
        database.Write(connection => connection.Run("insert into notes(text) values ($text)", ("$text", text)));

    private static List<string> Notes(DatabaseFile database) =>
        database.Read(connection => connection.List("select text from notes", row => row.GetString(0)));
}
