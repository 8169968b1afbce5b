using System.Net;
using System.Net.Sockets;
using Mcp.FakeProvider;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>What lies wrong between an editor and its provider: keys, addresses, proxies, models. Nothing is paid for.</summary>
public class WayFaultTests : ExpertsFixture
{
    // A question may search the web unless it says otherwise, and then this is Kimi's expert rung.
    private static readonly (string, string) Impatient = ("KIMI_WEB_SEARCH_TIMEOUT_SECS", "1.5");

    internal override FakeOptions Options { get; } = new() { Dialect = Dialect.Kimi, Key = Key };

    [Test]
    [CancelAfter(Bound)]
    public async Task Key_that_the_provider_refuses_is_not_quoted(CancellationToken cancellationToken)
    {
        const string wrong = "sk-e2e-00wrong11key22aa33bb";
        var answer = await ChatAsync(cancellationToken, ("KIMI_API_URL", Server.Url), ("KIMI_API_KEY", wrong));

        Assert.That(answer.Code, Is.EqualTo("provider_auth"));
        Assert.That(Message(answer), Does.Contain("kimi").And.Contain("Check the key").And.Not.Contain(wrong));
    }

    [TestCase(null, "has settings but no key")]
    [TestCase("your-kimi-key-here", "placeholder")]
    [CancelAfter(Bound)]
    public async Task Key_that_is_none_is_told_before_anybody_is_asked(string? key, string why, CancellationToken cancellationToken)
    {
        (string, string)[] variables = [("KIMI_API_URL", Server.Url), .. key is null ? Array.Empty<(string, string)>() : [("KIMI_API_KEY", key)]];
        var answer = await ChatAsync(cancellationToken, variables);

        Assert.That(answer.Code, Is.EqualTo("not_configured"));
        Assert.That(Message(answer), Does.Contain(why).And.Contain("KIMI_API_KEY"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Nothing_configured_says_the_one_line_that_would(CancellationToken cancellationToken)
    {
        var answer = await ChatAsync(cancellationToken);

        Assert.That((answer.Code, ExpertState(answer)), Is.EqualTo(("not_configured", "not_configured")));
        Assert.That(Message(answer), Does.Contain("Set KIMI_API_KEY"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Host_that_is_not_there_is_named(CancellationToken cancellationToken)
    {
        var port = ClosedPort();
        var answer = await ChatAsync(
            cancellationToken, ("KIMI_API_URL", $"http://127.0.0.1:{port}/v1"), ("KIMI_API_KEY", Key), Impatient);

        Assert.That(answer.Code, Is.EqualTo("provider_network"));
        Assert.That(Message(answer), Does.Contain($"127.0.0.1:{port} refuses the connection"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Name_that_nobody_knows_does_not_hang(CancellationToken cancellationToken)
    {
        var answer = await ChatAsync(
            cancellationToken, ("KIMI_API_URL", "https://nowhere.invalid/v1"), ("KIMI_API_KEY", Key), Impatient);

        // A resolver that is silent itself ends at the expert rung.
        Assert.That(answer.Code, Is.EqualTo("provider_network").Or.EqualTo("timed_out"));
        Assert.That(Message(answer), Does.Contain("nowhere.invalid").Or.Contain("KIMI_TIMEOUT_SECS").Or.Contain("provider's own timeout"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Proxy_that_is_not_there_is_named_and_not_gone_around(CancellationToken cancellationToken)
    {
        var proxy = $"127.0.0.1:{ClosedPort()}";
        var answer = await ChatAsync(
            cancellationToken, ("KIMI_API_URL", Server.Url), ("KIMI_API_KEY", Key), Impatient,
            ("MCP_EXPERT_PROXY_KIMI", $"http://{proxy}"));

        Assert.That(answer.Code, Is.EqualTo("provider_network"));
        Assert.That(Message(answer), Does.Contain($"the proxy {proxy}"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCase("kimi-k3", "unknown_model", "KIMI_ALLOWED_MODELS does not allow it")]
    [TestCase("kimi-k2.66", "unknown_model", "kimi-k2.6")]
    [TestCase("glm-5.3", "not_configured", "GLM_API_KEY")]
    [CancelAfter(Bound)]
    public async Task Model_that_cannot_be_asked_says_which_can(string model, string code, string why, CancellationToken cancellationToken)
    {
        var editor = await Home.InitializedShimAsync(
            cancellationToken, ("KIMI_API_URL", Server.Url), ("KIMI_API_KEY", Key), ("KIMI_ALLOWED_MODELS", "kimi-k2.6"));

        var answer = await editor.CallAsync("chat", Question("q", ("model", model)), cancellationToken);

        Assert.That(answer.Code, Is.EqualTo(code));
        Assert.That(Message(answer), Does.Contain($"\"{model}\"").And.Contain(why));
        Assert.That(Server.Requests.Chats, Is.Empty);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Local_only_mode_asks_nobody_elsewhere(CancellationToken cancellationToken)
    {
        var answer = await ChatAsync(cancellationToken, ("KIMI_API_KEY", Key), Proxy, ("MCP_EXPERT_LOCAL_ONLY", "true"));

        Assert.That(answer.Code, Is.EqualTo("not_configured"));
        Assert.That(Message(answer), Does.Contain("MCP_EXPERT_LOCAL_ONLY").And.Contain("api.moonshot.ai"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Budget_stops_a_question_before_it_is_asked(CancellationToken cancellationToken)
    {
        var answer = await ChatAsync(cancellationToken, ("KIMI_API_KEY", Key), Proxy, ("MCP_EXPERT_BUDGET_CALL_USD", "0.000001"));

        Assert.That(answer.Code, Is.EqualTo("budget_exceeded"));
        Assert.That(Message(answer), Does.Contain("Raise MCP_EXPERT_BUDGET_CALL_USD"));
        Assert.That(Server.Requests, Is.Empty);
    }

    // For Kimi's own address, so that nothing would leave this machine even if it were asked.
    private (string, string) Proxy => ("MCP_EXPERT_PROXY_KIMI", Server.Root);

    private async Task<Received> ChatAsync(CancellationToken cancellationToken, params (string, string)[] variables)
    {
        var editor = await Home.InitializedShimAsync(cancellationToken, variables);
        return await editor.CallAsync("chat", Question("q"), cancellationToken);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
