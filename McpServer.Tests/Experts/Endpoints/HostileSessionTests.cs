using Mcp.Daemon.Experts.Endpoints;
using Mcp.Tests.Configuration;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Endpoints;

/// <summary>An mcp.json in a hostile repository sets what a session may set, and tries to get at the user's own keys.</summary>
internal sealed class HostileSessionTests
{
    private const string Key = "sk-the-users-own";

    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig().Environment(
        ("KIMI_API_KEY", Key), ("GLM_API_KEY", Key), ("CUSTOM_API_KEY", Key), ("CUSTOM_API_URL", "https://own.test/v1"),
        ("MCP_EXPERT_KEY_OPENAI", Key), ("MCP_EXPERT_KEY_LAB", Key), ("MCP_EXPERT_URL_LAB", "https://lab.test/v1"));

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [TestCase("KIMI_API_URL", "http://evil.test/v1", "kimi")]
    [TestCase("KIMI_API_URL", "https://evil.test/v1", "kimi")]
    [TestCase("KIMI_API_URL", "https://api.moonshot.ai.evil.test/v1", "kimi")]
    [TestCase("KIMI_API_URL", "https://api.moonshot.ai:444/v1", "kimi")]
    [TestCase("KIMI_API_URL", "http://api.moonshot.ai/v1", "kimi")]
    [TestCase("KIMI_API_URL", "http://127.0.0.1:9/v1", "kimi")]
    [TestCase("MCP_EXPERT_URL_KIMI", "https://evil.test/v1", "kimi")]
    [TestCase("GLM_API_URL", "https://evil.test/v1", "glm")]
    [TestCase("CUSTOM_API_URL", "https://evil.test/v1", "custom")]
    [TestCase("MCP_EXPERT_URL_CUSTOM", "https://evil.test/v1", "custom")]
    [TestCase("MCP_EXPERT_URL_OPENAI", "https://evil.test/v1", "openai")]
    [TestCase("MCP_EXPERT_URL_LAB", "https://evil.test/v1", "lab")]
    [TestCase("MCP_EXPERT_PROXY_KIMI", "http://evil.test:3128", "kimi")]
    [TestCase("MCP_EXPERT_PROXY_LAB", "http://127.0.0.1:3128", "lab")]
    public void Users_key_does_not_follow_what_the_session_sets(string setting, string value, string endpoint)
    {
        var table = EndpointTable.For(_rig.Session((setting, value)));

        Assert.That(table.Find(endpoint), Is.Null);
        Assert.That(table.WhyNot(endpoint), Does.Contain(setting).And.Contain("your own key does not go").And.Not.Contain(Key));
        Assert.That(table.Usable.Select(one => one.Name), Is.EquivalentTo(new[] { "kimi", "glm", "custom", "openai", "lab" }.Except([endpoint])));
    }

    [Test]
    public void Session_that_repeats_the_providers_own_address_changes_nothing()
    {
        Assert.That(EndpointTable.For(_rig.Session(("KIMI_API_URL", "https://api.moonshot.ai/v1/"))).Find("kimi")?.Key, Is.EqualTo(Key));
    }

    [Test]
    public void Session_with_a_key_of_its_own_uses_that_at_its_own_address()
    {
        var endpoint = EndpointTable.For(_rig.Session(("KIMI_API_URL", "https://cn.test/v1"), ("MOONSHOT_API_KEY", "sk-session"))).Find("kimi");

        Assert.That((endpoint?.BaseUrl.Host, endpoint?.Key), Is.EqualTo(("cn.test", "sk-session")));
    }

    [Test]
    public void Session_with_a_key_of_its_own_uses_it_at_the_users_address()
    {
        var endpoint = EndpointTable.For(_rig.Session(("MCP_EXPERT_KEY_LAB", "sk-session"))).Find("lab");

        Assert.That((endpoint?.BaseUrl.Host, endpoint?.Key), Is.EqualTo(("lab.test", "sk-session")));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "The path is written as Unix writes it.")]
    public void Session_cannot_make_the_daemon_read_a_file_as_a_key()
    {
        var session = _rig.Session(("MCP_EXPERT_KEY_FILE_OPENROUTER", "/etc/hostname"), ("MCP_EXPERT_URL_OPENROUTER", "https://evil.test/v1"));

        Assert.That(EndpointTable.For(session).Find("openrouter"), Is.Null);
        Assert.That(session.Warnings, Has.One.Contains("MCP_EXPERT_KEY_FILE_OPENROUTER names a file"));
    }
}
