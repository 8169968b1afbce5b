using Mcp.Daemon.Experts.Endpoints;
using Mcp.Tests.Configuration;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Endpoints;

internal sealed class EndpointTableTests
{
    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public void Nothing_set_leaves_every_known_endpoint_out_with_the_line_that_would_configure_it()
    {
        var table = EndpointTable.For(_rig.Session());

        Assert.That(table.Usable, Is.Empty);
        Assert.That(table.LeftOut.Select(left => left.Name), Is.EqualTo(KnownEndpoint.All.Select(known => known.Name)));
        Assert.That(table.WhyNot("kimi"), Is.EqualTo("kimi is not configured. To use it, set KIMI_API_KEY."));
        Assert.That(table.Warnings, Is.Empty);
    }

    [TestCase("KIMI_API_KEY", "kimi", ProviderKind.Kimi, "https://api.moonshot.ai/v1")]
    [TestCase("MOONSHOT_API_KEY", "kimi", ProviderKind.Kimi, "https://api.moonshot.ai/v1")]
    [TestCase("GLM_API_KEY", "glm", ProviderKind.Glm, "https://api.z.ai/api/paas/v4")]
    [TestCase("ZHIPUAI_API_KEY", "glm", ProviderKind.Glm, "https://api.z.ai/api/paas/v4")]
    [TestCase("MCP_EXPERT_KEY_OPENAI", "openai", ProviderKind.OpenAiCompatible, "https://api.openai.com/v1")]
    [TestCase("MCP_EXPERT_KEY_OPENROUTER", "openrouter", ProviderKind.OpenAiCompatible, "https://openrouter.ai/api/v1")]
    public void Key_alone_configures_its_provider_at_the_providers_own_address(string setting, string name, ProviderKind kind, string url)
    {
        var endpoint = EndpointTable.For(_rig.Session((setting, "sk-1"))).Usable.Single();

        Assert.That(
            (endpoint.Name, endpoint.Kind, endpoint.BaseUrl.ToString(), endpoint.Key, endpoint.IsLocal),
            Is.EqualTo((name, kind, url, "sk-1", false)));
    }

    [TestCase("MCP_EXPERT_OLLAMA", "on", "http://127.0.0.1:11434/v1")]
    [TestCase("MCP_EXPERT_OLLAMA", "http://localhost:9000", "http://localhost:9000/v1")]
    [TestCase("MCP_EXPERT_LMSTUDIO", "true", "http://127.0.0.1:1234/v1")]
    [TestCase("MCP_EXPERT_LMSTUDIO", "http://[::1]:1234/api/", "http://[::1]:1234/api")]
    public void Local_server_needs_one_setting_and_no_key(string setting, string value, string url)
    {
        var endpoint = EndpointTable.For(_rig.Session((setting, value))).Usable.Single();

        Assert.That((endpoint.BaseUrl.ToString(), endpoint.Key, endpoint.IsLocal), Is.EqualTo((url, (string?)null, true)));
    }

    [Test]
    public void Local_server_that_is_off_in_a_session_is_off()
    {
        Assert.That(EndpointTable.For(_rig.User("""{ "MCP_EXPERT_OLLAMA": "on" }""").Session(("MCP_EXPERT_OLLAMA", "off"))).Usable, Is.Empty);
    }

    [Test]
    public void Any_number_of_endpoints_have_names_of_the_users_own()
    {
        var table = EndpointTable.For(_rig.Session(
            ("MCP_EXPERT_URL_WORK", "https://llm.corp.test/v1/"), ("MCP_EXPERT_KEY_WORK", "sk-w"), ("MCP_EXPERT_URL_LAB_2", "http://127.0.0.1:1/v1"),
            ("CUSTOM_API_URL", "https://own.test/v1")));

        Assert.That(table.Usable.Select(endpoint => endpoint.Name), Is.EqualTo(new[] { "custom", "lab_2", "work" }));
        Assert.That(table.Find("WORK")?.BaseUrl.ToString(), Is.EqualTo("https://llm.corp.test/v1"));
    }

    [Test]
    public void Endpoints_rung_shrinks_into_the_tool_rung()
    {
        var table = EndpointTable.For(_rig.Session(
            ("MCP_EXPERT_OLLAMA", "on"), ("MCP_EXPERT_TIMEOUT_OLLAMA", "3000"), ("KIMI_API_KEY", "k"), ("CUSTOM_API_URL", "http://127.0.0.1"),
            ("MCP_EXPERT_TIMEOUT_CUSTOM", "20")));

        Assert.That(table.Find("ollama")?.Silence, Is.EqualTo(TimeSpan.FromSeconds(108)));
        Assert.That(table.Find("custom")?.Silence, Is.EqualTo(TimeSpan.FromSeconds(20)));
        Assert.That(table.Find("kimi")?.SearchSilence, Is.EqualTo(TimeSpan.FromSeconds(108)));
    }

    [TestCase("http://127.0.0.1:1/v1", true)]
    [TestCase("http://127.9.9.9/v1", true)]
    [TestCase("http://[::1]/v1", true)]
    [TestCase("http://LOCALHOST/v1", true)]
    [TestCase("http://localhost.evil.test/v1", false)]
    [TestCase("http://0.0.0.0/v1", false)]
    [TestCase("http://10.0.0.1/v1", false)]
    [TestCase("http://127.0.0.1.evil.test/v1", false)]
    public void Local_is_what_the_address_itself_says(string url, bool local)
    {
        Assert.That(EndpointTable.For(_rig.Session(("CUSTOM_API_URL", url))).Usable.Single().IsLocal, Is.EqualTo(local));
    }

    [Test]
    public void Local_only_leaves_nothing_but_this_machine()
    {
        var table = EndpointTable.For(_rig.Session(
            ("MCP_EXPERT_LOCAL_ONLY", "true"), ("KIMI_API_KEY", "k"), ("MCP_EXPERT_OLLAMA", "on"), ("CUSTOM_API_URL", "https://own.test/v1"),
            ("MCP_EXPERT_URL_LAB", "http://127.0.0.1:1/v1"), ("MCP_EXPERT_PROXY_LAB", "http://proxy.test:3128")));

        Assert.That(table.Usable.Select(endpoint => endpoint.Name), Is.EqualTo(new[] { "ollama" }));
        Assert.That(table.Warnings, Has.Exactly(3).Contains("MCP_EXPERT_LOCAL_ONLY"));
    }

    [Test]
    public void Key_does_not_travel_unencrypted_off_this_machine()
    {
        var table = EndpointTable.For(_rig.Session(("CUSTOM_API_URL", "http://own.test/v1"), ("CUSTOM_API_KEY", "sk-secret")));

        Assert.That(table.Usable, Is.Empty);
        Assert.That(table.WhyNot("custom"), Does.Contain("unencrypted").And.Not.Contain("sk-secret"));
    }

    [Test]
    public void Address_with_a_query_is_refused()
    {
        Assert.That(EndpointTable.For(_rig.Session(("CUSTOM_API_URL", "https://own.test/v1?a=b"))).WhyNot("custom"), Does.Contain("without a query"));
    }

    [Test]
    public void Fingerprint_tells_keys_apart_and_holds_none()
    {
        string Of(string key) => EndpointTable.For(_rig.Session(("KIMI_API_KEY", key))).Usable.Single().Fingerprint;

        Assert.That(Of("sk-one"), Is.Not.EqualTo(Of("sk-two")).And.Not.Contain("sk-one"));
    }

    [Test]
    public void Endpoint_does_not_print_its_key()
    {
        var table = EndpointTable.For(_rig.Session(("KIMI_API_KEY", "sk-one")));

        Assert.That($"{table.Usable.Single()} {table} {new EndpointKey("sk-one", null, null)}", Does.Not.Contain("sk-one"));
    }
}
