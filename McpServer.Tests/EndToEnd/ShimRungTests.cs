using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>What the shim does when its daemon gives no answer, before a daemon that does exactly what it is told.</summary>
public class ShimRungTests : EndToEndFixture
{
    private ScriptedDaemon _daemon = null!;

    [SetUp]
    public void Listen()
    {
        Directory.CreateDirectory(Home.StatePath);
        _daemon = new ScriptedDaemon(Home.Endpoint.PipeName);
    }

    [TearDown]
    public async Task StopAsync() => await _daemon.DisposeAsync();

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_that_gives_no_answer_is_answered_for_by_the_shim_rung(CancellationToken cancellationToken)
    {
        var (shim, _) = await OpenAsync(cancellationToken);

        var answer = await shim.EchoAsync("anybody?", cancellationToken);

        Assert.That((answer.ErrorNumber, answer.Code, answer.Rung), Is.EqualTo((-31001, "timed_out", "shim")));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Daemon_is_told_that_the_shim_gave_up(CancellationToken cancellationToken)
    {
        var (shim, daemon) = await OpenAsync(cancellationToken);
        await shim.SendCallAsync("77", "echo", "{}", cancellationToken);

        var told = await daemon.RequestOfAsync("notifications/cancelled", cancellationToken);

        Assert.That(told.Json.GetProperty("params").GetProperty("requestId").GetInt32(), Is.EqualTo(77));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Late_answer_is_swallowed(CancellationToken cancellationToken)
    {
        var (shim, daemon) = await OpenAsync(cancellationToken);
        await shim.SendCallAsync("77", "echo", "{}", cancellationToken);
        await shim.ResponseAsync("77", cancellationToken);

        await daemon.AnswerAsync("77", "late", cancellationToken);
        await shim.SendCallAsync("78", "echo", "{}", cancellationToken);
        await daemon.Inbox.FirstAsync(line => line.Id == "78", cancellationToken);
        await daemon.AnswerAsync("78", "in time", cancellationToken);
        await shim.ResponseAsync("78", cancellationToken);

        Assert.That(shim.ResponsesTo("77"), Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Late_answer_does_not_answer_a_new_request_of_another_kind_of_id(CancellationToken cancellationToken)
    {
        var (shim, daemon) = await OpenAsync(cancellationToken);
        await shim.SendCallAsync("\"77\"", "echo", "{}", cancellationToken);
        await daemon.Inbox.FirstAsync(line => line.Id == "\"77\"", cancellationToken);

        await daemon.AnswerAsync("77", "of a number", cancellationToken);
        await daemon.AnswerAsync("\"77\"", "of a text", cancellationToken);
        var answer = await shim.ResponseAsync("\"77\"", cancellationToken);

        Assert.That(answer.Result.GetProperty("text").GetString(), Is.EqualTo("of a text"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Progress_for_a_token_that_no_client_gave_is_not_passed_on(CancellationToken cancellationToken)
    {
        var (shim, daemon) = await OpenAsync(cancellationToken);
        await shim.SendCallAsync("77", "echo", "{}", cancellationToken);
        await daemon.Inbox.FirstAsync(line => line.Id == "77", cancellationToken);

        await daemon.SendAsync(
            """{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":"invented","progress":1}}""", cancellationToken);
        await daemon.AnswerAsync("77", "done", cancellationToken);
        await shim.ResponseAsync("77", cancellationToken);

        Assert.That(shim.Notifications, Is.Empty);
    }

    private async Task<(ShimProcess Shim, ScriptedDaemon.Connection Daemon)> OpenAsync(CancellationToken cancellationToken)
    {
        var shim = Home.StartShim();
        var initializing = shim.InitializeAsync(cancellationToken);
        var daemon = await _daemon.WelcomeAsync(1, cancellationToken);
        var initialize = await daemon.RequestOfAsync("initialize", cancellationToken);
        await daemon.AnswerAsync(initialize.Id!, "welcome", cancellationToken);
        await initializing;
        return (shim, daemon);
    }
}
