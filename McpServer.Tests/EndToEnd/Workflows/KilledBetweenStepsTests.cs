using Mcp.FakeProvider;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.EndToEnd.Experts;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Workflows;

/// <summary>Investigations whose daemon is killed under them.</summary>
public class KilledBetweenStepsTests : EndToEndFixture
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
    public async Task Investigation_goes_on_when_the_daemon_is_killed_between_any_two_steps(CancellationToken cancellationToken)
    {
        var editor = await Home.InitializedShimAsync(cancellationToken);
        var first = await editor.CallAsync("debug", WorkflowsFixture.Step(1, WorkflowsFixture.Open(("findings", "It leaks."))), cancellationToken);
        await KillAsync(cancellationToken);
        var id = WorkflowsFixture.ThreadOf(first);
        await editor.CallAsync(
            "debug", WorkflowsFixture.Step(2, WorkflowsFixture.Open(("findings", "Close is not called."), ("continuation_id", id))), cancellationToken);
        await KillAsync(cancellationToken);

        var last = await editor.CallAsync(
            "debug", WorkflowsFixture.Step(3, ("findings", "Dispose forgets it."), ("continuation_id", id)), cancellationToken);

        Assert.That((last.State, ExpertsFixture.ExpertState(last)), Is.EqualTo(("complete", "answered")));
        Assert.That(
            _server.Requests.Chats.Single().LastText,
            Does.Contain("It leaks.").And.Contain("Close is not called.").And.Contain("Dispose forgets it."));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Answer_that_was_paid_for_is_there_after_the_daemon_was_killed(CancellationToken cancellationToken)
    {
        var editor = await Home.InitializedShimAsync(cancellationToken);
        var id = WorkflowsFixture.ThreadOf(await editor.CallAsync("debug", WorkflowsFixture.Step(1, WorkflowsFixture.Open()), cancellationToken));
        var last = WorkflowsFixture.Step(2, ("findings", "Dispose forgets it."), ("issues_found", new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["text"] = "x" })), ("continuation_id", id));
        _server.Enqueue(Reply.Stream.Says("""{"outcome":"complete","summary":"Paid for."}"""));
        await editor.CallAsync("debug", last, cancellationToken);
        await KillAsync(cancellationToken);

        var again = await editor.CallAsync("debug", last, cancellationToken);

        Assert.That((again.Text, _server.Requests.Chats.Count), Is.EqualTo(("Paid for.", 1)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Step_that_was_under_way_when_the_daemon_was_killed_is_in_its_thread(CancellationToken cancellationToken)
    {
        var editor = await Home.InitializedShimAsync(cancellationToken);
        var id = WorkflowsFixture.ThreadOf(await editor.CallAsync("debug", WorkflowsFixture.Step(1, WorkflowsFixture.Open()), cancellationToken));
        var last = WorkflowsFixture.Step(2, ("findings", "Dispose forgets it."), ("continuation_id", id), ("issues_found", new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["text"] = "x" })));
        var gate = new Gate();
        _server.Enqueue(Reply.Stream.Role().Wait(gate));
        await editor.SendCallAsync("101", "debug", last, cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);
        await KillAsync(cancellationToken);

        var shown = await editor.CallAsync("threads", $$"""{"action":"show","continuation_id":"{{id}}"}""", cancellationToken);

        Assert.That(shown.Text, Does.Contain("Dispose forgets it."));
    }

    private async Task KillAsync(CancellationToken cancellationToken)
    {
        var killed = Home.DaemonPid;
        Signal.Kill(killed);
        await Eventually.EndsAsync(killed, cancellationToken);
    }
}
