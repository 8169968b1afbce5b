using System.Text.Json.Nodes;
using Mcp.FakeProvider;
using Mcp.Tests.EndToEnd.Workflows;
using Mcp.Tests.Support;
using Mcp.Tests.Threads;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>Conversations: they go on over calls and over the death of a daemon, and stay in their workspace.</summary>
public class ThreadTests : EndToEndFixture
{
    private FakeServer _server = null!;

    [SetUp]
    public async Task StartProviderAsync()
    {
        _server = await FakeServer.StartAsync();
        foreach (var (name, value) in ExpertsFixture.Endpoint(_server))
        {
            Home.With(name, value);
        }
    }

    [TearDown]
    public async Task StopProviderAsync() => await _server.DisposeAsync();

    [Test]
    [CancelAfter(Bound)]
    public async Task Thread_goes_on_in_a_daemon_started_after_the_first_was_killed(CancellationToken cancellationToken)
    {
        var editor = await Home.InitializedShimAsync(cancellationToken);
        var first = await ChatAsync(editor, "Call it Lund.", "new", cancellationToken);
        await ChatAsync(editor, "And the port?", ThreadOf(first), cancellationToken);
        var killed = Home.DaemonPid;
        Signal.Kill(killed);
        await Eventually.EndsAsync(killed, cancellationToken);

        var third = await ChatAsync(editor, "What was it called?", ThreadOf(first), cancellationToken);

        var messages = _server.Requests.Chats[2].Json!["messages"]!.AsArray().Select(message => (message!["role"]!.ToString(), message["content"]!.ToString())).Skip(1);
        Assert.That(messages, Is.EqualTo(new[]
        {
            ("user", "Call it Lund."), ("assistant", "You said: Call it Lund."), ("user", "And the port?"),
            ("assistant", "You said: And the port?"), ("user", "What was it called?"),
        }));
        Assert.That((ThreadOf(third), Home.DaemonPid == killed), Is.EqualTo((ThreadOf(first), false)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Unknown_thread_and_that_of_another_workspace_are_refused_alike_and_nobody_is_asked(CancellationToken cancellationToken)
    {
        var editor = await Home.InitializedShimAsync(cancellationToken);
        var id = ThreadOf(await ChatAsync(editor, "Call it Lund.", "new", cancellationToken));
        var other = await Home.InitializedShimAsync(cancellationToken, ("MCP_EXPERT_WORKSPACE", Directory.CreateDirectory(Home.File("other")).FullName));

        var foreign = await ChatAsync(other, "What was it called?", id, cancellationToken);
        var unknown = await ChatAsync(editor, "What was it called?", new string('0', 32), cancellationToken);

        Assert.That((foreign.Code, unknown.Code), Is.EqualTo(("thread_not_found", "thread_not_found")));
        Assert.That(ExpertsFixture.Message(foreign).Replace(id, new string('0', 32), StringComparison.Ordinal), Is.EqualTo(ExpertsFixture.Message(unknown)));
        Assert.That(_server.Requests.Chats, Has.Count.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Later_turns_say_which_images_a_turn_had_that_they_do_not_show(CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(Path.Combine(Home.Workspace, "shot.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], cancellationToken);
        var editor = await Home.InitializedShimAsync(cancellationToken);
        var first = await editor.CallAsync(
            "chat", ExpertsFixture.Question("What is this?", ("continuation_id", "new"), ("images", new JsonArray("shot.png"))), cancellationToken);

        await ChatAsync(editor, "What colour is it?", ThreadOf(first), cancellationToken);

        var earlier = _server.Requests.Chats[1].Json!["messages"]![1]!["content"]!.ToString();
        Assert.That(earlier, Is.EqualTo("What is this?\n\n(Shown with this turn only: shot.png.)"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Thread_that_the_first_build_wrote_goes_on_as_a_chat_and_as_an_investigation(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Home.StatePath);
        var id = FirstForm.Write(Path.Combine(Home.StatePath, "threads.db"), Home.Workspace, TimeProvider.System);
        SqliteConnection.ClearAllPools();
        var editor = await Home.InitializedShimAsync(cancellationToken);

        var step = await editor.CallAsync("debug", WorkflowsFixture.Step(1, WorkflowsFixture.Open(("findings", "It leaks."), ("continuation_id", (JsonNode)id))), cancellationToken);
        var chat = await ChatAsync(editor, "What was it called?", id, cancellationToken);

        Assert.That((step.State, ThreadOf(step), chat.State), Is.EqualTo(("working", id, "complete")));
        Assert.That(
            _server.Requests.Chats.Single().Json!["messages"]!.AsArray().Select(message => message!["content"]!.ToString()),
            Has.Some.EqualTo(FirstForm.Question).And.Some.EqualTo(FirstForm.Answer));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Full_thread_is_refused_by_chat_and_by_consensus_and_nobody_is_asked(CancellationToken cancellationToken)
    {
        var editor = await Home.With("MAX_CONVERSATION_TURNS", "1").InitializedShimAsync(cancellationToken);
        var id = ThreadOf(await ChatAsync(editor, "Call it Lund.", "new", cancellationToken));

        Received[] refused =
        [
            await ChatAsync(editor, "What was it called?", id, cancellationToken),
            await editor.CallAsync("consensus", WorkflowsFixture.Step(1, ("continuation_id", (JsonNode)id)), cancellationToken),
        ];

        Assert.That(refused.Select(answer => answer.Code), Is.All.EqualTo("invalid_argument"));
        Assert.That(refused.Select(ExpertsFixture.Message), Has.All.Contain("MAX_CONVERSATION_TURNS").And.All.Contain("Nobody was asked"));
        Assert.That(_server.Requests.Chats, Has.Count.EqualTo(1));
    }

    private static Task<Received> ChatAsync(LineClient editor, string prompt, string continuation, CancellationToken cancellationToken) =>
        editor.CallAsync("chat", ExpertsFixture.Question(prompt, ("continuation_id", (JsonNode)continuation)), cancellationToken);

    private static string ThreadOf(Received answer) => answer.Answer.GetProperty("thread").GetProperty("id").GetString()!;
}
