using System.Net;
using System.Net.Sockets;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Tests.Configuration;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Choosing;

[CancelAfter(20_000)]
internal sealed class ModelChooserTests
{
    private const string Two = """{ "object": "list", "data": [{ "id": "qwen3:8b" }, { "id": "llama3.2" }, { "no": 1 }] }""";

    private readonly FakeTimeProvider _time = new();
    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task Model_that_a_local_server_has_is_found_when_it_is_asked_for(CancellationToken cancellationToken)
    {
        using var server = new ModelServer(Two);

        var plan = await Chooser().ChooseAsync(Local(server), Fast("llama3.2"), cancellationToken);

        Assert.That((plan.First.Endpoint.Name, plan.First.Model.Name, plan.First.Model.ContextTokens), Is.EqualTo(("ollama", "llama3.2", (int?)null)));
        Assert.That(server.Asked, Is.EqualTo(new[] { "GET /v1/models" }));
    }

    [Test]
    public async Task Auto_with_no_known_model_takes_the_first_that_is_found(CancellationToken cancellationToken)
    {
        using var server = new ModelServer(Two);

        Assert.That((await Chooser().ChooseAsync(Local(server), Fast(null), cancellationToken)).First.Model.Name, Is.EqualTo("qwen3:8b"));
    }

    [Test]
    public async Task Nobody_is_asked_when_the_choice_is_settled(CancellationToken cancellationToken)
    {
        using var server = new ModelServer(Two);
        var session = _rig.Session(("CUSTOM_API_URL", server.Url), ("CUSTOM_MODEL_NAME", "mine"), ("CUSTOM_API_KEY", "sk-c"));
        var chooser = Chooser();

        await chooser.ChooseAsync(session, Fast("mine"), cancellationToken);
        await chooser.ChooseAsync(session, Fast(null), cancellationToken);

        Assert.That(server.Asked, Is.Empty);
    }

    [Test]
    public async Task List_is_asked_for_with_the_endpoints_key_and_remembered_for_a_minute(CancellationToken cancellationToken)
    {
        using var server = new ModelServer(Two);
        var session = _rig.Session(("CUSTOM_API_URL", server.Url), ("CUSTOM_API_KEY", "sk-c"));
        var chooser = Chooser();

        await chooser.AllAsync(session, cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(59));
        await chooser.AllAsync(session, cancellationToken);
        Assert.That(server.Asked, Is.EqualTo(new[] { "GET /v1/models Bearer sk-c" }));

        _time.Advance(TimeSpan.FromSeconds(2));
        await chooser.AllAsync(session, cancellationToken);
        Assert.That(server.Asked, Has.Count.EqualTo(2));
    }

    [TestCase("<html>", 200, "not with JSON")]
    [TestCase("[]", 200, "no \"data\"")]
    [TestCase("{}", 401, "HTTP 401")]
    public async Task Server_that_gives_no_list_is_named_with_what_it_gave(string body, int status, string fault, CancellationToken cancellationToken)
    {
        using var server = new ModelServer(body, status);

        var (_, found) = await Chooser().AllAsync(Local(server), cancellationToken);

        Assert.That(found.Single().Fault, Does.StartWith($"Asking ollama at {server.Url} for its models: ").And.Contain(fault));
    }

    [Test]
    public async Task Server_that_is_silent_costs_two_seconds_and_no_more(CancellationToken cancellationToken)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var session = _rig.Session(("MCP_EXPERT_OLLAMA", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}"));

        var asking = Chooser().AllAsync(session, cancellationToken);
        using var connection = await silent.AcceptTcpClientAsync(cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That((await asking).Found.Single().Fault, Does.Contain("did not answer within 2 s"));
    }

    [Test]
    public async Task Caller_who_gives_up_gets_their_own_token_back()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var caller = new CancellationTokenSource();
        var asking = Chooser().AllAsync(
            _rig.Session(("MCP_EXPERT_OLLAMA", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}")), caller.Token);

        await caller.CancelAsync();
        var gaveUp = await Assert.CatchAsync<OperationCanceledException>(() => asking);

        Assert.That(gaveUp?.CancellationToken, Is.EqualTo(caller.Token));
    }

    [Test]
    public async Task Server_that_is_not_there_is_an_error_that_says_so()
    {
        using var gone = new ModelServer(Two);
        gone.Dispose();

        var failure = await Assert.ThrowsAsync<ToolFailureException>(() => Chooser().ChooseAsync(Local(gone), Fast(null), CancellationToken.None));

        Assert.That(failure?.Message, Does.Contain("no model is known at ollama"));
    }

    private ModelChooser Chooser() => new(new ModelCatalogue([], _time), new ModelDiscovery(new ProviderClients(new HttpPool(), _time), _time));

    private SessionConfiguration Local(ModelServer server) => _rig.Session(("MCP_EXPERT_OLLAMA", server.Url));

    private static ModelRequest Fast(string? name) => new(ModelCategory.Fast) { Model = name };
}
