using Mcp.Daemon.Configuration;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Threads;

/// <summary>What is cleaned away when a thread is begun: by size those used longest ago, never one in use.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ThreadRetentionTests : IDisposable
{
    private const int Size = 100_000;

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly DatabaseFile _file;

    public ThreadRetentionTests() => _file = new DatabaseFile(_folder["threads.db"], ThreadMigrations.All, _time);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Test]
    public void Of_what_is_too_much_no_more_goes_than_is_needed()
    {
        var ids = BeginEach(6, TimeSpan.FromHours(2));

        Store(maxBytes: 5 * Size).Begin("/ws", Exchange("x"));

        Assert.That(Left().Intersect(ids), Is.EqualTo(ids.Skip(3)).Or.EqualTo(ids.Skip(2)), "those used longest ago went");
    }

    [Test]
    public void Thread_in_use_stays_however_much_there_is()
    {
        var ids = BeginEach(3, TimeSpan.FromMinutes(5));

        Store(maxBytes: Size).Begin("/ws", Exchange("x"));

        Assert.That(Left(), Is.SupersetOf(ids));
    }

    [Test]
    public void Old_thread_that_was_used_just_now_outlives_a_younger_one()
    {
        var ids = BeginEach(2, TimeSpan.FromHours(2));
        Store().Open(ids[0], "/ws");

        Store(maxBytes: Size).Begin("/ws", Exchange("x"));

        Assert.That(Left(), Does.Contain(ids[0]).And.Not.Contain(ids[1]));
    }

    [Test]
    public void Store_below_its_limit_loses_nothing()
    {
        var ids = BeginEach(3, TimeSpan.FromHours(2));

        Store().Begin("/ws", Exchange("x"));

        Assert.That(Left(), Is.SupersetOf(ids));
    }

    private List<string> BeginEach(int count, TimeSpan apart)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(Store().Begin("/ws", Exchange(new string((char)('a' + i), Size))).Id);
            _time.Advance(apart);
        }

        return ids;
    }

    private List<string> Left() => _file.Read(connection => connection.List("select id from threads order by created_at", row => row.GetString(0)));

    private ThreadStore Store(long maxBytes = 1L << 30) =>
        new(_file, new ThreadSettings { Lifetime = TimeSpan.FromHours(24), MaxBytes = maxBytes }, _time);

    private static ThreadTurn[] Exchange(string question) =>
        [new(ThreadTurn.User, question, "chat", null), new(ThreadTurn.Assistant, "a", "chat", "m")];
}
