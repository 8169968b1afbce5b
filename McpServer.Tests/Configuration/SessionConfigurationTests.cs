using Mcp.Daemon.Configuration;
using NUnit.Framework;

namespace Mcp.Tests.Configuration;

[Platform(Exclude = "Win", Reason = "The directories are written as Unix writes them.")]
internal sealed class SessionConfigurationTests
{
    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public void Session_that_sets_nothing_has_what_the_daemon_has()
    {
        _rig.Environment(("HEARTBEAT_INTERVAL_SECS", "2"), ("LOCALE", "de"), ("MCP_EXPERT_ROOTS", "/a:/b/"), ("DISABLED_TOOLS", "debug"));
        var daemon = _rig.Read().ForDaemon();

        var session = _rig.Session();

        Assert.That(session.Ladder, Is.EqualTo(daemon.Ladder));
        Assert.That(session.Heartbeat, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(session.Roots, Is.EqualTo(new[] { "/a", "/b" }).And.EqualTo(daemon.Roots));
        Assert.That(session.DisabledTools, Is.EquivalentTo(new[] { "debug" }));
        Assert.That(session.Locale, Is.EqualTo("de"));
        Assert.That(session.Warnings, Is.Empty);
    }

    [Test]
    public void Tools_are_named_in_any_case()
    {
        _rig.Environment(("DISABLED_TOOLS", " chat, Debug "), ("ALLOWED_TOOLS", "PreCommit"));

        var session = _rig.Session();

        Assert.That((session.DisabledTools.Contains("debug"), session.AllowedTools.Contains("precommit")), Is.EqualTo((true, true)));
    }

    [Test]
    public void Impatient_client_shrinks_its_own_ladder_only()
    {
        var settings = _rig.Read();

        var session = settings.ForSession(new Dictionary<string, string> { ["CLIENT_TIMEOUT_SECS"] = "30" });

        Assert.That(session.Ladder.WorkflowTool, Is.EqualTo(TimeSpan.FromSeconds(12)));
        Assert.That(session.Ladder.Patience, Is.EqualTo(TimeSpan.FromSeconds(27)));
        Assert.That(settings.ForDaemon().Ladder.WorkflowTool, Is.EqualTo(TimeSpan.FromSeconds(120)));
    }

    [Test]
    public void All_faulty_variables_are_in_the_one_refusal()
    {
        var settings = _rig.Environment(("WORKFLOW_TOOL_TIMEOUT_SECS", "120")).Read();

        var thrown = Assert.Throws<ConfigFaultsException>(() => settings.ForSession(new Dictionary<string, string>
        {
            ["CLIENT_TIMEOUT_SECS"] = "60",
            ["HEARTBEAT_INTERVAL_SECS"] = "often",
        }));

        Assert.That(thrown.Message, Does.Contain("CLIENT_TIMEOUT_SECS=60 (session): must be at least 2.5 ×")
            .And.Contain("HEARTBEAT_INTERVAL_SECS=often (session): must be a number"));
    }

    [Test]
    public void Setting_of_the_daemon_in_a_session_is_ignored_with_a_warning()
    {
        var session = _rig.Session(("SESSION_TIMEOUT_SECS", "bogus"));

        Assert.That(session.Warnings, Is.EqualTo(new[] { "SESSION_TIMEOUT_SECS shapes the daemon itself and has no effect in a session." }));
        Assert.That(session.Values.Find("SESSION_TIMEOUT_SECS")?.Origin.Layer, Is.EqualTo(Layer.Default));
    }

    [TestCase("/w/src:/x", "/w:/y", new[] { "/w/src" })]
    [TestCase("/w", "/w/src:/w/doc", new[] { "/w/src", "/w/doc" })]
    [TestCase("/", "/w", new[] { "/w" })]
    [TestCase("/work", "/w", new string[0])]
    [TestCase("/w/../etc", "/w", new string[0])]
    public void Session_keeps_only_the_roots_that_both_allow(string wanted, string held, string[] roots)
    {
        Assert.That(_rig.Environment(("MCP_EXPERT_ROOTS", held)).Session(("MCP_EXPERT_ROOTS", wanted)).Roots, Is.EquivalentTo(roots));
    }

    [Test]
    public void Session_brings_its_own_roots_when_nobody_set_any()
    {
        Assert.That(_rig.Session(("MCP_EXPERT_ROOTS", "/w")).Roots, Is.EqualTo(new[] { "/w" }));
    }

    [TestCase("true", "false", true)]
    [TestCase("false", "true", true)]
    [TestCase("false", "false", false)]
    public void Session_can_turn_local_only_on_and_never_off(string held, string wanted, bool localOnly)
    {
        var session = _rig.User($$"""{ "MCP_EXPERT_LOCAL_ONLY": {{held}} }""").Session(("MCP_EXPERT_LOCAL_ONLY", wanted));

        Assert.That(session.LocalOnly, Is.EqualTo(localOnly));
    }

    [TestCase("refuse", "mask", true)]
    [TestCase("mask", "refuse", true)]
    [TestCase("mask", "mask", false)]
    public void Session_can_refuse_secrets_and_never_only_mask_them(string held, string wanted, bool refuse)
    {
        var session = _rig.Environment(("MCP_EXPERT_SECRETS", held)).Session(("MCP_EXPERT_SECRETS", wanted));

        Assert.That(session.RefuseSecrets, Is.EqualTo(refuse));
    }

    [TestCase("2", "5", 2)]
    [TestCase("2", "0.5", 0.5)]
    public void Lower_budget_holds(string held, string wanted, decimal budget)
    {
        var session = _rig
            .Environment(("MCP_EXPERT_BUDGET_CALL_USD", held), ("MCP_EXPERT_BUDGET_DAY_USD", held))
            .Session(("MCP_EXPERT_BUDGET_CALL_USD", wanted), ("MCP_EXPERT_BUDGET_DAY_USD", wanted));

        Assert.That((session.CallBudgetUsd, session.DayBudgetUsd), Is.EqualTo(((decimal?)budget, (decimal?)budget)));
    }

    [TestCase(null, "500000", 500_000)]
    [TestCase("50000", "500000", 50_000)]
    [TestCase("50000", "1000", 1_000)]
    public void Session_sends_no_more_tokens_of_files_than_its_user_allowed(string? held, string wanted, int tokens)
    {
        var rig = held is null ? _rig : _rig.Environment(("MCP_EXPERT_FILES_TOKENS", held));

        Assert.That(rig.Session(("MCP_EXPERT_FILES_TOKENS", wanted)).MostFileTokens, Is.EqualTo(tokens));
    }

    [Test]
    public void Loosening_that_was_refused_is_warned_about()
    {
        var session = _rig.Environment(("MCP_EXPERT_LOCAL_ONLY", "true")).Session(("MCP_EXPERT_LOCAL_ONLY", "false"));

        Assert.That(session.Warnings, Has.One.Contains("MCP_EXPERT_LOCAL_ONLY=false of the session").And.One.Contains("never loosen"));
    }
}
