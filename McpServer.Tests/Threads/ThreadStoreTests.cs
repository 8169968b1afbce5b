using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Threads;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ThreadStoreTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Test]
    public void Thread_is_there_for_the_next_daemon()
    {
        var begun = Store().Begin("/ws", Exchange("a", "b"));

        var turns = Store().Open(begun.Id, "/ws").Turns;

        Assert.That(turns.Select(turn => turn.Text), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Turns_keep_their_order_over_several_exchanges()
    {
        var store = Store();
        var thread = store.Begin("/ws", Exchange("1", "2"));

        store.Add(store.Add(thread, Exchange("3", "4")), Exchange("5", "6"));

        var opened = store.Open(thread.Id, "/ws");
        Assert.That(string.Concat(opened.Turns.Select(turn => turn.Text)), Is.EqualTo("123456"));
        Assert.That(opened.Exchanges, Is.EqualTo(3));
    }

    [Test]
    public void Thread_of_another_workspace_is_not_known()
    {
        var begun = Store().Begin("/ws", Exchange("a", "b"));

        Assert.That(() => Store().Open(begun.Id, "/other"), Fails(ErrorCode.ThreadNotFound));
    }

    [TestCase("")]
    [TestCase("no such id")]
    [TestCase("' or 1=1 --")]
    public void Unknown_id_says_how_to_go_on(string id)
    {
        Assert.That(() => Store().Open(id, "/ws"), Fails(ErrorCode.ThreadNotFound, "\"new\""));
    }

    [TestCase(1, "Send step 1 without continuation_id"), TestCase(3, "Begin again with step_number 1 and continuation_id \"new\"")]
    public void Step_whose_thread_is_gone_is_told_what_a_step_can_do(int number, string advice)
    {
        var id = new string('0', 32);

        Assert.That(
            () => Store().Open(id, "/ws", ThreadUse.Step("debug", number)),
            Fails(ErrorCode.ThreadNotFound, $"Recording step {number} of debug in thread {id}: this workspace has no such thread. Nothing was recorded").And.Message.Contains(advice)
                .And.Message.Not.Contains("Ask again"));
    }

    [Test]
    public void Use_extends_the_life_of_a_thread()
    {
        var begun = Store().Begin("/ws", Exchange("a", "b"));
        _time.Advance(Lifetime - TimeSpan.FromMinutes(1));
        Store().Open(begun.Id, "/ws");
        _time.Advance(Lifetime - TimeSpan.FromMinutes(1));

        Assert.That(() => Store().Open(begun.Id, "/ws"), Throws.Nothing);
    }

    [Test]
    public void Expired_thread_is_told_apart_from_an_unknown_one()
    {
        var begun = Store().Begin("/ws", Exchange("a", "b"));
        _time.Advance(Lifetime);

        Assert.That(() => Store().Open(begun.Id, "/ws"), Fails(ErrorCode.ThreadExpired));
    }

    [Test]
    public void Answer_extends_the_life_of_a_thread()
    {
        var store = Store();
        var begun = store.Begin("/ws", Exchange("a", "b"));
        _time.Advance(Lifetime - TimeSpan.FromMinutes(1));
        var added = store.Add(begun, Exchange("c", "d"));
        _time.Advance(Lifetime - TimeSpan.FromMinutes(1));

        Assert.That(() => store.Open(begun.Id, "/ws"), Throws.Nothing);
        Assert.That(added.ExpiresAt, Is.EqualTo(begun.ExpiresAt + Lifetime - TimeSpan.FromMinutes(1)));
    }

    [TestCase(29, ErrorCode.ThreadExpired)]
    [TestCase(31, ErrorCode.ThreadNotFound)]
    public void Expired_thread_is_remembered_for_thirty_days(int days, string code)
    {
        var store = Store();
        var begun = store.Begin("/ws", Exchange("a", "b"));
        _time.Advance(Lifetime + TimeSpan.FromDays(days));
        store.Begin("/ws", Exchange("another", "x"));

        Assert.That(() => store.Open(begun.Id, "/ws"), Fails(code));
    }

    [Test]
    public void Two_writers_that_knew_the_same_state_cannot_both_win()
    {
        var store = Store();
        var begun = store.Begin("/ws", Exchange("a", "b"));
        store.Add(begun, Exchange("first", "x"));

        Assert.That(() => store.Add(begun, Exchange("second", "y")), Fails(ErrorCode.ThreadConflict));
        Assert.That(store.Open(begun.Id, "/ws").Turns.Select(turn => turn.Text), Is.EqualTo(new[] { "a", "b", "first", "x" }));
    }

    private ThreadStore Store() => new(
        new DatabaseFile(_folder["threads.db"], ThreadMigrations.All, _time), new ThreadSettings { Lifetime = Lifetime }, _time);

    private static ThreadTurn[] Exchange(string question, string answer) =>
        [new(ThreadTurn.User, question, "chat", null), new(ThreadTurn.Assistant, answer, "chat", "m")];

    private static NUnit.Framework.Constraints.ContainsConstraint Fails(string code, string text = "") =>
        Throws.InstanceOf<ToolFailureException>().With.Property("Code").EqualTo(code).And.Message.Contains(text);
}
