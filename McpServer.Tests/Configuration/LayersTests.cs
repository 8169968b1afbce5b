using Mcp.Daemon.Configuration;
using NUnit.Framework;

namespace Mcp.Tests.Configuration;

internal sealed class LayersTests
{
    private const string Key = "WORKFLOW_TOOL_TIMEOUT_SECS";

    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public void Nothing_anywhere_gives_the_defaults()
    {
        var settings = _rig.Read();

        Assert.That(settings.ForDaemon().Ladder.WorkflowTool, Is.EqualTo(TimeSpan.FromSeconds(120)));
        Assert.That(settings.Values.Find(Key)?.Origin.ToString(), Is.EqualTo("default"));
    }

    [Test]
    public void Shipped_file_beats_the_default()
    {
        AssertTool(_rig.Shipped($$"""{ "{{Key}}": 130 }""").Read(), 130, _rig.ShippedFile);
    }

    [Test]
    public void Users_file_beats_the_shipped_file()
    {
        AssertTool(_rig.Shipped($$"""{ "{{Key}}": 130 }""").User($$"""{ "{{Key}}": 140 }""").Read(), 140, _rig.UserFile);
    }

    [Test]
    public void Environment_beats_the_users_file()
    {
        AssertTool(_rig.User($$"""{ "{{Key}}": 140 }""").Environment((Key, "150")).Read(), 150, "environment of the daemon");
    }

    [Test]
    public void Environment_rebinds_the_whole_ladder_and_the_sessions()
    {
        var settings = _rig.Environment((Key, "150"), ("SESSION_TIMEOUT_SECS", "7200"), ("SESSION_MAX_CONCURRENT", "7")).Read().ForDaemon();

        Assert.That(settings.Ladder.Daemon, Is.EqualTo(TimeSpan.FromSeconds(225)));
        Assert.That(settings.Sessions.IdleTimeout, Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(settings.Sessions.MaxConcurrent, Is.EqualTo(7));
    }

    [Test]
    public void Session_beats_the_environment()
    {
        var session = _rig.Environment((Key, "150")).Session((Key, "160"));

        Assert.That(session.Ladder.WorkflowTool, Is.EqualTo(TimeSpan.FromSeconds(160)));
        Assert.That(session.Values.Find(Key)?.Origin.ToString(), Is.EqualTo("session"));
    }

    [Test]
    public void Session_leaves_the_daemon_and_other_sessions_as_they_were()
    {
        var settings = _rig.Environment((Key, "150")).Read();

        settings.ForSession(new Dictionary<string, string> { [Key] = "160", ["KIMI_API_KEY"] = "k-1" });
        var other = settings.ForSession(new Dictionary<string, string>());

        Assert.That(settings.ForDaemon().Ladder.WorkflowTool, Is.EqualTo(TimeSpan.FromSeconds(150)));
        Assert.That(other.Ladder.WorkflowTool, Is.EqualTo(TimeSpan.FromSeconds(150)));
        Assert.That(other.Values.Find("KIMI_API_KEY"), Is.Null);
    }

    [Test]
    public void Command_line_beats_the_environment()
    {
        AssertTool(_rig.Environment((Key, "150")).CommandLine($"{Key}=170").Read(), 170, "command line");
    }

    [Test]
    public void Command_line_beats_the_session_and_says_so()
    {
        var session = _rig.CommandLine($"{Key}=170").Session((Key, "160"));

        Assert.That(session.Ladder.WorkflowTool, Is.EqualTo(TimeSpan.FromSeconds(170)));
        Assert.That(session.Warnings, Has.One.Contains($"{Key}=160"));
    }

    [TestCase("")]
    [TestCase("  ")]
    public void Empty_variable_is_no_value(string text)
    {
        var settings = _rig.Environment((Key, text), ("KIMI_API_KEY", text)).Read();

        Assert.That(settings.Faults, Is.Empty);
        Assert.That(settings.Values.Find(Key)?.Origin.Layer, Is.EqualTo(Layer.Default));
        Assert.That(settings.Values.Find("KIMI_API_KEY"), Is.Null);
    }

    [Test]
    public void Shipped_file_that_repeats_a_default_leaves_the_rung_free_to_shrink()
    {
        var settings = _rig.Shipped("""{ "KIMI_WEB_SEARCH_TIMEOUT_SECS": 150 }""").Read();

        Assert.That(settings.ForDaemon().Ladder.KimiWebSearch, Is.EqualTo(TimeSpan.FromSeconds(108)));
    }

    [Test]
    public void Value_that_repeats_a_default_in_the_environment_counts_as_set()
    {
        var settings = _rig.Environment(("EXPERT_ANALYSIS_TIMEOUT_SECS", "90"), (Key, "60")).Read();

        Assert.That(settings.Faults.Select(fault => fault.Key), Is.EqualTo(new[] { "EXPERT_ANALYSIS_TIMEOUT_SECS" }));
    }

    private static void AssertTool(SettingsReader settings, int seconds, string origin)
    {
        Assert.That(settings.ForDaemon().Ladder.WorkflowTool, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
        Assert.That(settings.Values.Find(Key)?.Origin.ToString(), Is.EqualTo(origin));
    }
}
