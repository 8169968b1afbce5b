using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Choosing;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Files;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;
using Mcp.Tests.Configuration;
using Mcp.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Tools;

[CancelAfter(20_000)]
internal sealed class ListModelsToolTests
{
    private readonly FakeTimeProvider _time = new();
    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task Only_what_can_be_asked_is_listed(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("{}", cancellationToken, ("KIMI_API_KEY", "sk-hidden"), ("KIMI_ALLOWED_MODELS", "k3,kimi-k2.6"));

        Assert.That(answer.Models?.Models.Select(model => (model.Name, model.Usable)), Is.EqualTo(new[] { ("kimi-k3", true), ("kimi-k2.6", true) }));
        Assert.That(answer.Models?.Models[0].AsOf, Is.EqualTo("2026-09-29"));
        Assert.That(answer.Models?.Auto["extended"], Is.EqualTo("kimi/kimi-k3"));
        Assert.That(answer.Text, Does.Contain("kimi/kimi-k3 (k3); context 1,048,576; images, tools, thinking effort; $3 in, $15 out per million tokens (2026-09-29)"));
        Assert.That(JsonSerializer.Serialize(answer, AnswerJson.Default.Answer), Does.Not.Contain("sk-hidden"));
    }

    [Test]
    public async Task The_rest_is_listed_on_request_with_the_reason(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("""{ "all": true }""", cancellationToken, ("KIMI_API_KEY", "k"), ("KIMI_ALLOWED_MODELS", "k3"));

        var reasons = answer.Models!.Models.Where(model => !model.Usable).ToLookup(model => model.Endpoint, model => model.WhyNot);
        Assert.That(answer.Models.Models[0].Name, Is.EqualTo("kimi-k3"));
        Assert.That(reasons["kimi"], Is.All.EqualTo("KIMI_ALLOWED_MODELS does not allow it."));
        Assert.That(reasons["glm"], Is.Not.Empty.And.All.Contain("set GLM_API_KEY"));
        Assert.That(answer.Models.Endpoints.Single(endpoint => endpoint.Name == "glm").State, Is.EqualTo("not_configured"));
    }

    [Test]
    public async Task Nothing_configured_says_how_to_begin(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("{}", cancellationToken);

        Assert.That((answer.State, answer.Models?.Models.Count), Is.EqualTo((AnswerState.Complete, (int?)0)));
        Assert.That(answer.Text, Does.Contain("No model can be asked: no model is configured. Set KIMI_API_KEY"));
    }

    [Test]
    public async Task Allow_list_that_leaves_nothing_is_named_and_no_key_asked_for(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("{}", cancellationToken, ("KIMI_API_KEY", "k"), ("ALLOWED_MODELS", "other"));

        Assert.That(answer.Text, Does.Contain("No model can be asked: ALLOWED_MODELS allows none of the models at kimi").And.Not.Contain("Set KIMI_API_KEY"));
        Assert.That(answer.Models!.WhyNone, Does.StartWith("ALLOWED_MODELS allows none"));
    }

    [Test]
    public async Task Local_only_is_told_what_it_allows(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("{}", cancellationToken, ("MCP_EXPERT_LOCAL_ONLY", "true"));

        Assert.That(answer.Text, Does.Contain("MCP_EXPERT_OLLAMA=on").And.Not.Contain("KIMI_API_KEY, GLM_API_KEY"));
    }

    [Test]
    public async Task Faults_are_reported(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("{}", cancellationToken, ("ALLOWED_MODELS", "kimi-k33"), ("KIMI_API_KEY", "k"), ("KIMI_API_URL", "http://a.test/v1"));

        Assert.That(answer.Models?.Faults, Has.One.Contains("did you mean \"kimi-k3\"?").And.One.Contains("unencrypted"));
        Assert.That(answer.Models?.Endpoints, Has.One.Matches<EndpointReport>(endpoint => endpoint is { Name: "kimi", State: "refused" }));
    }

    private Task<Answer> RunAsync(string arguments, CancellationToken cancellationToken, params (string, string)[] variables)
    {
        var catalogue = new ModelCatalogue([Checkout.File("config", "models.json")], _time);
        var tool = new ListModelsTool(new ModelListing(catalogue, new ModelChooser(catalogue, new ModelDiscovery(new ProviderClients(new HttpPool(), _time), _time))));
        return tool.RunAsync(
            new ToolCall
            {
                Id = "0123456789ab-1-7",
                Arguments = new ToolArguments(JsonDocument.Parse(arguments).RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value)),
                Workspace = Workspace.From(null, [], "/home/somebody"),
                Settings = _rig.Session(variables),
                Progress = new RecordedProgress(),
            },
            cancellationToken);
    }
}
