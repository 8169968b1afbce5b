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
/// Two chats went on with the same thread; both were paid, and the later one got only the conflict. A locked database
/// or a full disk did the same.
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
    public async Task Answer_whose_thread_went_on_meanwhile_arrives_and_says_so(CancellationToken cancellationToken)
    {
        ThreadTurn[] exchange = [new(ThreadTurn.User, "q", "chat", null), new(ThreadTurn.Assistant, "a", "chat", "m")];
        var store = new ThreadStore(new DatabaseFile(_folder["threads.db"], ThreadMigrations.All, TimeProvider.System), new ThreadSettings(), TimeProvider.System);
        var thread = store.Begin("", exchange);
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(token =>
        {
            store.Add(thread, exchange); // somebody else is faster
            return ScriptedChatClient.Says("paid for")(token);
        })));
        var tool = new ChatTool(rig.Expert(), new SystemPrompt(new PromptFiles([])), store, new TokenCounter(), new FilesInWork(new ChangedPaths(GitRepository.Program, new ChangeLimits())));

        var answer = await tool.RunAsync(Call(thread.Id), cancellationToken);

        Assert.That((answer.State, answer.Text, answer.Thread), Is.EqualTo((AnswerState.Complete, "paid for", (ThreadReport?)null)));
        Assert.That(answer.Notes, Has.Some.Contains("not part of its thread"));
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
