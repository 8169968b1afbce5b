using Mcp.Contract;
using Mcp.Daemon.Configuration;
using NUnit.Framework;

namespace Mcp.Tests.Configuration;

internal sealed class SettingCatalogueTests
{
    [Test]
    public void Names_are_unique_and_each_is_found()
    {
        Assert.That(SettingCatalogue.All.Select(setting => setting.Name), Is.Unique);
        Assert.That(SettingCatalogue.All.Select(setting => SettingCatalogue.Find(setting.Name)), Is.EqualTo(SettingCatalogue.All));
    }

    [Test]
    public void Every_default_keeps_its_own_rule()
    {
        Assert.That(
            EffectiveSettings.Defaults().All.Select(value => value.Setting.Name),
            Is.EqualTo(SettingCatalogue.All.Where(setting => setting.Default is not null).Select(setting => setting.Name)));
    }

    [Test]
    public void Every_description_is_one_sentence()
    {
        Assert.That(SettingCatalogue.All.Select(setting => setting.Description), Is.All.EndsWith(".").And.All.Not.Contain(". "));
    }

    [Test]
    public void Typed_defaults_are_those_of_the_catalogue()
    {
        var bound = SettingsReader.Read(new SettingSources()).ForDaemon();
        var written = new DaemonSettings();

        Assert.That(bound with { Roots = written.Roots, AllowedTools = written.AllowedTools, DisabledTools = written.DisabledTools }, Is.EqualTo(written));
    }

    [Test]
    public void Shim_knows_exactly_the_session_settings_of_the_daemon()
    {
        var session = SettingCatalogue.All.Where(setting => setting.Scope == SettingScope.Session).Select(setting => setting.Name);

        Assert.That(
            SessionVariables.Names,
            Is.EquivalentTo(session.Where(name => !name.StartsWith(SessionVariables.Prefix, StringComparison.Ordinal))));
        Assert.That(SettingCatalogue.All.Select(setting => setting.Name).Where(SessionVariables.Contains), Is.EqualTo(session));
    }

    [TestCase("MCP_EXPERT_KEY_LAB", true)]
    [TestCase("MCP_EXPERT_ANYTHING", true)]
    [TestCase("MCP_EXPERT_HOME", false)]
    [TestCase("MCP_EXPERT_DAEMON", false)]
    [TestCase("MCP_EXPERT_CONFIG", false)]
    [TestCase("MCP_EXPERT_WORKSPACE", false)]
    [TestCase("PATH", false)]
    public void Prefix_makes_a_variable_the_sessions_unless_the_processes_need_it(string name, bool session)
    {
        Assert.That(SessionVariables.Contains(name), Is.EqualTo(session));
    }
}
