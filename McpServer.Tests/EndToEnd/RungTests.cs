using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>A ladder of 1.2 s for tools, 2 s for the daemon, 3 s for the shim.</summary>
[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
public class RungTests(Route route) : EndToEndFixture
{
    private const string Long = """{"duration":30}""";

    [Test]
    [CancelAfter(Bound)]
    public async Task Tool_that_stops_when_told_is_ended_by_the_tool_rung(CancellationToken cancellationToken)
    {
        var client = await OpenAsync(cancellationToken);

        var answer = await client.CallAsync("trigger-long-running-operation", Long, cancellationToken);

        Assert.That(End(answer), Is.EqualTo(("timed_out", "tool", "timed_out", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Tool_rung_fires_before_the_rungs_around_it(CancellationToken cancellationToken)
    {
        var client = await OpenAsync(cancellationToken);

        var answer = await client.CallAsync("trigger-long-running-operation", Long, cancellationToken);

        Assert.That(answer.Answer.GetProperty("call").GetProperty("elapsed_ms").GetInt64(), Is.InRange(1190, 1990));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Answer_of_the_tool_rung_says_how_far_the_tool_was(CancellationToken cancellationToken)
    {
        var client = await OpenAsync(cancellationToken);

        var answer = await client.CallAsync(
            "trigger-long-running-operation", """{"duration":30,"steps":60}""", cancellationToken);

        Assert.That(answer.Answer.GetProperty("error").GetProperty("message").GetString(), Does.Contain("step 2 of 60: doing step 3"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Tool_that_ignores_its_token_is_abandoned_at_the_daemon_rung(CancellationToken cancellationToken)
    {
        var client = await OpenAsync(cancellationToken);

        var answer = await client.CallAsync("stubborn", Long, cancellationToken);

        Assert.That(End(answer), Is.EqualTo(("timed_out", "daemon", "timed_out", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Tool_that_blocks_its_thread_is_abandoned_at_the_daemon_rung(CancellationToken cancellationToken)
    {
        var client = await OpenAsync(cancellationToken);

        var answer = await client.CallAsync("blocker", Long, cancellationToken);

        Assert.That(End(answer), Is.EqualTo(("timed_out", "daemon", "timed_out", true)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Abandoned_call_is_counted_in_status(CancellationToken cancellationToken)
    {
        var client = await OpenAsync(cancellationToken);

        await client.CallAsync("stubborn", Long, cancellationToken);

        Assert.That(await client.StatusAsync("calls", "abandoned", cancellationToken), Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Calls_are_answered_while_tools_block_their_threads(CancellationToken cancellationToken)
    {
        var client = await OpenAsync(cancellationToken);
        for (var i = 0; i < 12; i++)
        {
            await client.SendCallAsync($"\"blocked {i}\"", "blocker", Long, cancellationToken);
        }

        await client.EchoAsync("still here", cancellationToken);

        Assert.That(client.ResponsesTo("\"blocked 0\""), Is.Zero);
    }

    private Task<LineClient> OpenAsync(CancellationToken cancellationToken) =>
        Home.With("WORKFLOW_TOOL_TIMEOUT_SECS", "1.2").OpenAsync(route, cancellationToken);

    private static (string? State, string? Rung, string? Code, bool IsError) End(Received answer) =>
        (answer.State, answer.Rung, answer.Code, answer.IsToolError);
}
