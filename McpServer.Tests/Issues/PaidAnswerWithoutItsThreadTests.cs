using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools;
using Mcp.Daemon.Tools.Chat;
using Mcp.Daemon.Workflows;
using Mcp.Tests.Experts;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Mcp.Tests.Issues;

/// <summary>
/// Two chats went on with the same thread; both were paid, and the later one got only the conflict, or was missing from the
/// thread. A locked database or a full disk did the same.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class PaidAnswerWithoutItsThreadTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Test]
    public async Task Exchange_whose_thread_went_on_meanwhile_stands_behind_what_was_added_and_says_so(CancellationToken cancellationToken)
    {
        ConversationThread? begun = null;
        var (store, tool) = Chat(store => store.Add(begun!, Exchange)); // somebody else is faster
        begun = store.Begin("", Exchange);

        var answer = await tool.RunAsync(Call(begun.Id), cancellationToken);

        Assert.That((answer.State, answer.Text, answer.Thread?.Id), Is.EqualTo((AnswerState.Complete, "paid for", begun.Id)));
        Assert.That(store.Open(begun.Id, "").Turns.Select(turn => turn.Text), Is.EqualTo(new[] { "q", "a", "q", "a", "and now?", "paid for" }));
        Assert.That(answer.Notes, Has.One.Contains("stands behind theirs").And.None.Contain("again"));
    }

    [Test]
    public async Task Exchange_whose_thread_was_deleted_meanwhile_arrives_without_a_thread(CancellationToken cancellationToken)
    {
        ConversationThread? begun = null;
        var (store, tool) = Chat(_ => new ThreadShelf(File).Delete(begun!.Id, ""));
        begun = store.Begin("", Exchange);

        var answer = await tool.RunAsync(Call(begun.Id), cancellationToken);

        Assert.That((answer.State, answer.Text, answer.Thread), Is.EqualTo((AnswerState.Complete, "paid for", (ThreadReport?)null)));
        Assert.That(answer.Notes, Has.One.Contains("was deleted while the expert was asked").And.None.Contain("Ask again"));
    }

    [Test]
    public async Task Exchange_that_cannot_be_written_arrives_and_says_so(CancellationToken cancellationToken)
    {
        var (store, tool) = Chat(_ => File.Read(connection => connection.Scalar("pragma query_only = 1")));
        var begun = store.Begin("", Exchange);

        var answer = await tool.RunAsync(Call(begun.Id), cancellationToken);

        Assert.That((answer.State, answer.Text, answer.Thread?.Id), Is.EqualTo((AnswerState.Complete, "paid for", begun.Id)));
        Assert.That(answer.Notes, Has.One.Contains("not part of its thread"));
    }

    private static ThreadTurn[] Exchange => [new(ThreadTurn.User, "q", "chat", null), new(ThreadTurn.Assistant, "a", "chat", "m")];

    private DatabaseFile File => new(_folder["threads.db"], ThreadMigrations.All, TimeProvider.System);

    private (ThreadStore Store, ChatTool Tool) Chat(Action<ThreadStore> meanwhile)
    {
        var store = new ThreadStore(File, new ThreadSettings(), TimeProvider.System);
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(token =>
        {
            meanwhile(store);
            return ScriptedChatClient.Says("paid for")(token);
        })));
        return (store, new ChatTool(
            rig.Expert(), new SystemPrompt(new PromptFiles([])), store, new TokenCounter(), new FilesInWork(new ChangedPaths(GitRepository.Program, new ChangeLimits()))));
    }

    private ToolCall Call(string thread) => new()
    {
        Id = "s-1-1",
        Arguments = new ToolArguments(new Dictionary<string, JsonElement>
        {
            ["prompt"] = JsonElement.Parse("\"and now?\""), ["continuation_id"] = JsonElement.Parse($"\"{thread}\""),
        }),
        Workspace = Workspace.From(null, [], _folder.Path),
        Settings = AskRig.Session,
        Progress = new Progress<ToolProgress>(),
    };
}
