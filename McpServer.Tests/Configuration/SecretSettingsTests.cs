using NUnit.Framework;

namespace Mcp.Tests.Configuration;

internal sealed class SecretSettingsTests
{
    private const string Secret = "sk-7f31-real-looking";

    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public void Key_in_a_file_is_a_fault_that_does_not_repeat_it()
    {
        var fault = _rig.User($$"""{ "KIMI_API_KEY": "{{Secret}}" }""").Read().Faults.Single();

        Assert.That(fault.ToString(), Does.StartWith("KIMI_API_KEY=********").And.Contain("env:NAME").And.Not.Contain(Secret));
    }

    [Test]
    public void File_may_name_the_variable_that_holds_the_key()
    {
        var settings = _rig.User("""{ "KIMI_API_KEY": "env:WORK_KIMI" }""").Environment(("WORK_KIMI", Secret)).Read();

        Assert.That(settings.Values.Text("KIMI_API_KEY"), Is.EqualTo(Secret));
        Assert.That(settings.Values.Find("KIMI_API_KEY")?.Origin.Path, Is.EqualTo(_rig.UserFile));
    }

    [Test]
    public void Named_variable_that_is_not_set_is_warned_about()
    {
        Assert.That(_rig.User("""{ "KIMI_API_KEY": "env:WORK_KIMI" }""").Read().Warnings, Has.One.Contains("WORK_KIMI, which is not set"));
    }

    [Test]
    public void Session_cannot_read_the_daemons_variables_by_naming_them()
    {
        var session = _rig.Environment(("WORK_KIMI", Secret)).Session(("KIMI_API_KEY", "env:WORK_KIMI"));

        Assert.That(session.Values.Text("KIMI_API_KEY"), Is.EqualTo("env:WORK_KIMI"));
    }

    [TestCase("your-key-here")]
    [TestCase("your_kimi_api_key_here")]
    [TestCase("changeme")]
    [TestCase("sk-xxxxxxxx")]
    [TestCase("<key>")]
    public void Placeholder_is_warned_about_and_is_no_key(string text)
    {
        var settings = _rig.Environment(("GLM_API_KEY", text)).Read();

        Assert.That(settings.Warnings, Has.One.Contains("GLM_API_KEY (environment of the daemon) looks like a placeholder"));
        Assert.That(settings.Values.Find("GLM_API_KEY"), Is.Null);
    }

    [Test]
    public void Value_of_a_key_prints_itself_masked()
    {
        var value = _rig.Environment(("KIMI_API_KEY", Secret)).Read().Values.Find("KIMI_API_KEY");

        Assert.That($"{value}", Is.EqualTo("KIMI_API_KEY=******** (environment of the daemon)"));
    }

    [Test]
    public void Password_in_an_address_is_refused_and_not_repeated()
    {
        var fault = _rig.Environment(("CUSTOM_API_URL", "https://me:hush@host.test/v1")).Read().Faults.Single();

        Assert.That(fault.ToString(), Does.Contain("without a user name").And.Not.Contain("hush"));
    }

    [Test]
    public void Named_endpoint_has_a_key_of_its_own_that_is_masked()
    {
        var value = _rig.Session(("MCP_EXPERT_KEY_LAB", Secret)).Values.All.Single(found => found.Setting.Name == "MCP_EXPERT_KEY_LAB");

        Assert.That((value.Text, value.Shown), Is.EqualTo((Secret, "********")));
    }
}
