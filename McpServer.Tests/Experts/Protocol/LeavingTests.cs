using Mcp.Daemon.Experts.Failures;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>A caller who leaves takes the provider's socket along; what must not leave does not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class LeavingTests : IDisposable
{
    private readonly ProtocolRig _rig = new();
    private readonly TaskCompletionSource _arrived = new();
    private readonly TaskCompletionSource _closed = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Cancel_before_the_headers_closes_the_socket(CancellationToken cancellationToken)
    {
        await using var server = Silent(_ => Task.CompletedTask);

        await CancelledAsync(server, cancellationToken);
    }

    [Test]
    public async Task Cancel_before_the_first_frame_closes_the_socket(CancellationToken cancellationToken)
    {
        await using var server = Silent(exchange => exchange.StartAsync());

        await CancelledAsync(server, cancellationToken);
    }

    [Test]
    public async Task Cancel_in_a_silent_stream_closes_the_socket(CancellationToken cancellationToken)
    {
        await using var server = Silent(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Half");
        });

        await CancelledAsync(server, cancellationToken);
    }

    [Test]
    public async Task Cancel_in_the_body_of_an_error_closes_the_socket(CancellationToken cancellationToken)
    {
        await using var server = Silent(exchange => exchange.SendAsync("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\n{"));

        await CancelledAsync(server, cancellationToken);
    }

    [Test]
    public async Task Caller_who_stops_reading_closes_the_socket(CancellationToken cancellationToken)
    {
        await using var server = Silent(async exchange =>
        {
            await exchange.StartAsync();
            await exchange.SayAsync("Half");
        });

        await foreach (var _ in _rig.Client(ProtocolRig.Choice(server.Url)).GetStreamingResponseAsync("Why?", cancellationToken: cancellationToken))
        {
            break;
        }

        await _closed.Task.WaitAsync(cancellationToken);
    }

    [Test]
    public void Local_only_makes_no_remote_client([Values("https://api.example.org/v1", "http://10.0.0.7/v1")] string url)
    {
        var choice = ProtocolRig.Choice(new Uri(url));
        choice = choice with { Endpoint = choice.Endpoint with { IsLocal = false } };

        Assert.That(
            () => _rig.Client(choice, ProtocolRig.Context(localOnly: true)),
            Throws.InstanceOf<ExpertFailureException>().With.Message.Contains("MCP_EXPERT_LOCAL_ONLY"));
        Assert.That(_rig.Pool.RemoteClients, Is.Zero);
    }

    [Test]
    public void Local_only_goes_through_no_proxy_elsewhere()
    {
        var choice = ProtocolRig.Choice(new Uri("http://127.0.0.1:11434/v1"));
        choice = choice with { Endpoint = choice.Endpoint with { Proxy = new Uri("http://10.0.0.7:3128") } };

        Assert.That(() => _rig.Client(choice, ProtocolRig.Context(localOnly: true)), Throws.InstanceOf<ExpertFailureException>());
        Assert.That(_rig.Pool.RemoteClients, Is.Zero);
    }

    [Test]
    public async Task Local_only_asks_local_models(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(200, """{"choices":[{"message":{"content":"Yes"},"finish_reason":"stop"}]}"""));

        var heard = await _rig.AskAsync(
            ProtocolRig.Choice(server.Url), [new(ChatRole.User, "x")], null, ProtocolRig.Context(localOnly: true), cancellationToken);

        Assert.That((heard.Text, _rig.Pool.RemoteClients), Is.EqualTo(("Yes", 0)));
    }

    [Test]
    public async Task Sessions_share_connections_and_no_headers(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(
            200, """{"choices":[{"message":{"content":"Yes"},"finish_reason":"stop"}]}""", moreHeaders: "Set-Cookie: a=b; Path=/\r\n"));
        var first = ProtocolRig.Choice(server.Url);
        var second = first with { Endpoint = first.Endpoint with { Key = null } };

        await _rig.AskAsync(first, [new(ChatRole.User, "x")], null, ProtocolRig.Context(), cancellationToken);
        await _rig.AskAsync(second, [new(ChatRole.User, "x")], null, ProtocolRig.Context("session-2"), cancellationToken);

        Assert.That(
            server.Requests.Select(request => $"{request.Header("Authorization")} {request.Header("Cookie")}"),
            Is.EqualTo(new[] { $"Bearer {ProtocolRig.Key} ", " " }));
    }

    private async Task CancelledAsync(RawHttp server, CancellationToken cancellationToken)
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = _rig.AskAsync(ProtocolRig.Choice(server.Url), [new(ChatRole.User, "Why?")], null, null, caller.Token);
        await _arrived.Task.WaitAsync(cancellationToken);

        await caller.CancelAsync();

        Assert.That(async () => await asking, Throws.InstanceOf<OperationCanceledException>()
            .With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(caller.Token));
        await _closed.Task.WaitAsync(cancellationToken);
    }

    private RawHttp Silent(Func<RawExchange, Task> begin) => new(async exchange =>
    {
        await begin(exchange);
        _arrived.SetResult();
        await exchange.ClosedAsync();
        _closed.SetResult();
    });
}
