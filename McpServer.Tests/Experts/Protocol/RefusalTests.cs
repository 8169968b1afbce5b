using Mcp.Daemon.Experts.Failures;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>Providers that answer with an error status, and those that cannot be reached.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class RefusalTests : IDisposable
{
    private readonly ProtocolRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Error_names_endpoint_model_status_and_code_and_hides_the_key(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(
            401, $$$"""{"error":{"message":"Incorrect key {{{ProtocolRig.Key}}}","type":"invalid_authentication_error"}}"""));

        var failure = (await _rig.AskAsync(server, cancellationToken)).Failure!;

        Assert.That((failure.Failure, failure.Provider, failure.Model, failure.Status, failure.ProviderCode, failure.Sent),
            Is.EqualTo((ExpertFailure.Auth, "custom", "model-1", (int?)401, "invalid_authentication_error", true)));
        Assert.That(failure.ToString(), Does.Contain("refused the key").And.Not.Contain(ProtocolRig.Key));
    }

    [Test]
    public async Task Key_that_looks_like_no_key_is_hidden_too(CancellationToken cancellationToken)
    {
        const string key = "blue-house-on-the-hill";
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(401, $$$"""{"error":{"message":"No such user as {{{key}}} here"}}"""));
        var choice = ProtocolRig.Choice(server.Url);

        var heard = await _rig.AskAsync(
            choice with { Endpoint = choice.Endpoint with { Key = key } }, [new(ChatRole.User, "x")], null, null, cancellationToken);

        Assert.That(heard.Failure!.ToString(), Does.Contain("No such user as **** here").And.Not.Contain(key));
    }

    [TestCase("Retry-After: 7\r\n", 7_000)]
    [TestCase("Retry-After: 0.5\r\n", 500)]
    [TestCase("Retry-After: Sun, 22 Nov 2026 12:00:30 GMT\r\n", 30_000)]
    [TestCase("Retry-After: Sun, 22 Nov 2026 11:00:00 GMT\r\n", 0)]
    [TestCase("retry-after-ms: 250\r\nRetry-After: 7\r\n", 250)]
    [TestCase("Retry-After: soon\r\n", null)]
    [TestCase("Retry-After: -3\r\n", null)]
    [TestCase("", null)]
    public async Task Wait_that_is_asked_for_is_read(string header, int? milliseconds, CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.AnswerAsync(429, "{}", moreHeaders: header));

        var failure = (await _rig.AskAsync(server, cancellationToken)).Failure!;

        Assert.That((failure.Failure, failure.RetryAfter?.TotalMilliseconds), Is.EqualTo((ExpertFailure.RateLimit, (double?)milliseconds)));
    }

    [Test]
    public async Task Error_whose_body_breaks_off_is_still_that_error(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange => exchange.SendAsync("HTTP/1.1 503 No\r\nContent-Length: 100\r\n\r\n{\"err"));

        Assert.That((await _rig.AskAsync(server, cancellationToken)).Failure!.Failure, Is.EqualTo(ExpertFailure.Down));
    }

    [Test]
    public async Task Refused_connection_says_what_to_check(CancellationToken cancellationToken)
    {
        var server = new RawHttp(_ => Task.CompletedTask);
        var url = server.Url;
        await server.DisposeAsync();

        var failure = await FailAsync(url, null, cancellationToken);

        Assert.That((failure.Failure, failure.Sent), Is.EqualTo((ExpertFailure.Network, false)));
        Assert.That(failure.Message, Does.Contain(url.Authority).And.Contain("check that the server runs"));
    }

    [Test]
    public async Task Unknown_host_says_what_to_check(CancellationToken cancellationToken)
    {
        var failure = await FailAsync(new Uri("http://no-such-host.invalid/v1"), null, cancellationToken);

        Assert.That((failure.Failure, failure.Sent), Is.EqualTo((ExpertFailure.Network, false)));
        Assert.That(failure.Message, Does.Contain("no-such-host.invalid").And.Contain("cannot be resolved"));
    }

    [Test]
    public async Task Server_that_speaks_no_tls_says_what_to_check(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(_ => Task.CompletedTask);

        var failure = await FailAsync(new Uri($"https://127.0.0.1:{server.Port}/v1"), null, cancellationToken);

        Assert.That((failure.Failure, failure.Sent), Is.EqualTo((ExpertFailure.Network, false)));
        Assert.That(failure.Message, Does.Contain("TLS"));
    }

    [Test]
    public async Task Proxy_is_used_and_its_refusal_named(CancellationToken cancellationToken)
    {
        await using var proxy = new RawHttp(exchange => exchange.AnswerAsync(403, "no"));

        var failure = await FailAsync(new Uri("https://api.example.invalid/v1"), proxy.Url, cancellationToken);

        Assert.That((failure.Failure, proxy.Request.Line), Is.EqualTo((ExpertFailure.Network, "CONNECT api.example.invalid:443 HTTP/1.1")));
        Assert.That(failure.Message, Does.Contain($"127.0.0.1:{proxy.Port}").And.Contain("proxy"));
    }

    [Test]
    public async Task Dead_proxy_is_named(CancellationToken cancellationToken)
    {
        var proxy = new RawHttp(_ => Task.CompletedTask);
        var url = proxy.Url;
        await proxy.DisposeAsync();

        var failure = await FailAsync(new Uri("http://api.example.invalid/v1"), url, cancellationToken);

        Assert.That(failure.Failure, Is.EqualTo(ExpertFailure.Network));
        Assert.That(failure.Message, Does.Contain("proxy " + url.Authority));
    }

    [Test]
    public async Task Reset_before_the_headers_is_a_network_failure_that_may_have_been_paid(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });

        var failure = (await _rig.AskAsync(server, cancellationToken)).Failure!;

        Assert.That((failure.Failure, failure.Sent), Is.EqualTo((ExpertFailure.Network, true)));
    }

    [Test]
    public async Task Lost_connection_is_not_tried_again_behind_our_back(CancellationToken cancellationToken)
    {
        await using var server = new RawHttp(async exchange =>
        {
            if (exchange.Number == 1)
            {
                await exchange.AnswerAsync(200, """{"choices":[{"message":{"content":"Yes"},"finish_reason":"stop"}]}""");
            }
        });

        await _rig.AskAsync(server, cancellationToken);
        var heard = await _rig.AskAsync(server, cancellationToken);

        Assert.That((heard.Failure?.Failure, server.Requests.Count), Is.EqualTo(((ExpertFailure?)ExpertFailure.Network, 2)));
    }

    [Test]
    public async Task Key_that_no_header_can_carry_is_an_auth_failure_without_the_key(CancellationToken cancellationToken)
    {
        var choice = ProtocolRig.Choice(new Uri("http://127.0.0.1:1/v1"));
        choice = choice with { Endpoint = choice.Endpoint with { Key = "sk-abc\r\nHost: evil" } };

        var failure = (await _rig.AskAsync(choice, [new(Microsoft.Extensions.AI.ChatRole.User, "x")], null, null, cancellationToken)).Failure!;

        Assert.That((failure.Failure, failure.Sent), Is.EqualTo((ExpertFailure.Auth, false)));
        Assert.That(failure.ToString(), Does.Not.Contain("evil"));
    }

    private async Task<ExpertFailureException> FailAsync(Uri url, Uri? proxy, CancellationToken cancellationToken)
    {
        var choice = ProtocolRig.Choice(url);
        choice = choice with { Endpoint = choice.Endpoint with { Proxy = proxy } };
        return (await _rig.AskAsync(choice, [new(Microsoft.Extensions.AI.ChatRole.User, "x")], null, null, cancellationToken)).Failure!;
    }
}
