using Mcp.Daemon;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Configuration;

internal sealed class CheckCommandTests
{
    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public void Sound_configuration_exits_0_and_shows_each_value_with_its_origin()
    {
        var (code, text) = Check(_rig.User("""{ "LOCALE": "de" }""").Environment(("WORKFLOW_TOOL_TIMEOUT_SECS", "125")));

        Assert.That(code, Is.Zero);
        Assert.That(text, Does.Contain("WORKFLOW_TOOL_TIMEOUT_SECS=125 (environment of the daemon)")
            .And.Contain($"LOCALE=de ({_rig.UserFile})")
            .And.Contain("LOG_LEVEL=info (default)")
            .And.Contain("daemon 188 s = 1.5 × tool")
            .And.Contain("No faults."));
    }

    [Test]
    public void Faults_exit_1_and_are_all_shown_beside_the_warnings()
    {
        var (code, text) = Check(_rig.Environment(("LOG_LEVEL", "loud"), ("DAEMON_TIMEOUT_SECS", "200"), ("SHIM_TIMEOUT_SECS", "190"), ("MCP_EXPERT_NEWS", "1")));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(text, Does.Contain("LOG_LEVEL=loud")
            .And.Contain("SHIM_TIMEOUT_SECS=190 (environment of the daemon): must be longer than DAEMON_TIMEOUT_SECS (200 s)")
            .And.Contain("MCP_EXPERT_NEWS (environment of the daemon) is not a setting")
            .And.Contain("2 faults"));
    }

    [Test]
    public void Keys_are_masked()
    {
        var (_, text) = Check(_rig.Environment(("KIMI_API_KEY", "sk-7f31-real-looking"), ("MCP_EXPERT_KEY_LAB", "sk-9a02-real-looking")));

        Assert.That(text, Does.Contain("KIMI_API_KEY=********").And.Contain("MCP_EXPERT_KEY_LAB=********").And.Not.Contain("real-looking"));
    }

    [Test]
    public void Faulty_catalogue_exits_1_and_names_the_line()
    {
        using var folder = new TempFolder();
        var sources = _rig.Sources with { UserModels = folder.Write("models.json", "{\n  \"modls\": {} }") };
        using var output = new StringWriter();

        Assert.That(CheckCommand.Run(sources, output), Is.EqualTo(1));
        Assert.That(output.ToString(), Does.Contain("models.json, line 2: \"modls\" is not known").And.Contain("1 fault of the catalogue"));
    }

    [Test]
    public void Prompts_of_the_users_own_are_shown_and_misnamed_ones_warned_of()
    {
        using var folder = new TempFolder();
        var own = folder.Write("prompts/debug.md", "mine");
        folder.Write("prompts/debgu.md", "mine");
        using var output = new StringWriter();

        CheckCommand.Run(_rig.Sources with { UserDirectory = folder.Path }, output);

        Assert.That(output.ToString(), Does.Contain($"Prompts of your own\n  debug ({own})\n").And.Contain("did you mean debug.md?"));
    }

    [Test]
    public void Experts_are_shown_with_what_would_configure_the_others()
    {
        var (code, text) = Check(_rig.Environment(("KIMI_API_KEY", "sk-7f31-real-looking")));

        Assert.That(code, Is.Zero);
        Assert.That(text, Does.Contain("kimi (https://api.moonshot.ai/v1)").And.Contain("glm is not configured. To use it, set GLM_API_KEY."));
    }

    private static (int Code, string Text) Check(SettingsRig rig)
    {
        using var output = new StringWriter();
        return (CheckCommand.Run(rig.Sources, output), output.ToString());
    }
}
