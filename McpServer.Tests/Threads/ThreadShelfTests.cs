using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Threads;

/// <summary>Threads looked at without being used, and deleted.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ThreadShelfTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly DatabaseFile _file;
    private readonly ThreadStore _store;
    private readonly ThreadShelf _shelf;

    public ThreadShelfTests()
    {
        _file = new DatabaseFile(_folder["threads.db"], ThreadMigrations.All, _time);
        _store = new ThreadStore(_file, new ThreadSettings { Lifetime = Lifetime }, _time);
        _shelf = new ThreadShelf(_file);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Test]
    public void Thread_that_is_not_there_cannot_be_deleted_and_nobody_is_sent_to_ask_again()
    {
        Assert.That(
            () => _shelf.Delete(new string('0', 32), "/ws"),
            Throws.InstanceOf<ToolFailureException>().With.Message.StartsWith("Deleting thread 0000").And.Message.Contains("no such thread. Nothing was deleted.")
                .And.Message.Contains("action \"list\"").And.Message.Not.Contains("Ask again"));
    }

    [Test]
    public void Thread_that_is_not_there_cannot_be_read_and_the_list_is_told()
    {
        Assert.That(
            () => _shelf.Read("no id", "/ws", ThreadUse.Export),
            Throws.InstanceOf<ToolFailureException>().With.Message.StartsWith("Exporting thread no id: this is no thread id").And.Message.Contains("action \"list\"")
                .And.Message.Not.Contains("asked"));
    }

    [Test]
    public void List_has_the_threads_of_its_workspace_the_newest_used_first()
    {
        var old = Begin("The first question?");
        _time.Advance(TimeSpan.FromMinutes(1));
        var young = Begin("The second question?");
        Begin("Of somebody else?", "/other");
        _time.Advance(TimeSpan.FromMinutes(1));
        _store.Open(old.Id, "/ws");
        _time.Advance(TimeSpan.FromMinutes(1));
        var newest = Begin("The third question?");

        var listed = _shelf.List("/ws", 10);

        Assert.That(listed.Select(thread => (thread.Id, thread.Title)), Is.EqualTo(new[]
        {
            (newest.Id, "The third question?"), (old.Id, "The first question?"), (young.Id, "The second question?"),
        }));
    }

    [Test]
    public void Looking_at_a_thread_extends_no_life()
    {
        var begun = Begin("q");
        _time.Advance(Lifetime - TimeSpan.FromMinutes(1));

        _shelf.Read(begun.Id, "/ws", ThreadUse.Show);
        _shelf.List("/ws", 10);
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.That(() => _store.Open(begun.Id, "/ws"), Fails(ErrorCode.ThreadExpired));
        Assert.That(_shelf.Read(begun.Id, "/ws", ThreadUse.Show).Turns[0].Text, Is.EqualTo("q"), "an expired one can be read");
    }

    [Test]
    public void Thread_of_another_workspace_is_neither_read_nor_deleted()
    {
        var begun = Begin("q");

        Assert.That(() => _shelf.Read(begun.Id, "/other", ThreadUse.Show), Fails(ErrorCode.ThreadNotFound));
        Assert.That(() => _shelf.Delete(begun.Id, "/other"), Fails(ErrorCode.ThreadNotFound));
        Assert.That(_shelf.Read(begun.Id, "/ws", ThreadUse.Show).Turns, Has.Count.EqualTo(2));
    }

    [Test]
    public void Deleted_thread_takes_its_files_along_and_leaves_those_of_others()
    {
        var begun = _store.Begin("/ws", [Asked("q", "alone.cs", "only here"), Answered]);
        var other = _store.Begin("/ws", [Asked("q", "shared.cs", "in both"), Answered]);
        _store.Add(_store.Open(begun.Id, "/ws"), [Asked("more", "shared.cs", "in both"), Answered]);

        _shelf.Delete(begun.Id, "/ws");

        Assert.That(() => _store.Open(begun.Id, "/ws"), Fails(ErrorCode.ThreadNotFound));
        Assert.That(_file.Read(connection => connection.List("select text from blocks", row => row.GetString(0))), Is.EqualTo(new[] { "in both" }));
        Assert.That(_store.Open(other.Id, "/ws").Turns, Has.Count.EqualTo(2));
    }

    [Test]
    public void Thread_that_is_deleted_while_it_is_in_use_takes_no_answer_and_says_so()
    {
        var begun = Begin("q");
        _shelf.Delete(begun.Id, "/ws");

        Assert.That(() => _store.Append(begun, [Answered]), Fails(ErrorCode.ThreadNotFound));
        Assert.That(() => _store.Add(begun, [Answered]), Fails(ErrorCode.ThreadConflict));
    }

    [Test]
    public void Id_that_was_typed_with_capitals_or_spaces_is_known()
    {
        var begun = Begin("q");

        Assert.That(_shelf.Read($" {begun.Id.ToUpperInvariant()} ", "/ws", ThreadUse.Show).Id, Is.EqualTo(begun.Id));
    }

    private static ThreadTurn Answered => new(ThreadTurn.Assistant, "a", "chat", "m");

    private static ThreadTurn Asked(string question, string file, string text) => new(ThreadTurn.User, question, "chat", null)
    {
        Files = [ThreadFile.Sent(new FileBlock(file, "hash-of-" + file, "", text, 1))],
    };

    private ConversationThread Begin(string question, string workspace = "/ws") =>
        _store.Begin(workspace, [new ThreadTurn(ThreadTurn.User, question, "chat", null), Answered]);

    private static NUnit.Framework.Constraints.EqualStringConstraint Fails(string code) =>
        Throws.InstanceOf<ToolFailureException>().With.Property("Code").EqualTo(code);
}
