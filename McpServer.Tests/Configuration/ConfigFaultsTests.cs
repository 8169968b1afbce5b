using Mcp.Daemon.Configuration;
using NUnit.Framework;

namespace Mcp.Tests.Configuration;

internal sealed class ConfigFaultsTests
{
    private SettingsRig _rig = new();

    [SetUp]
    public void SetUp() => _rig = new SettingsRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [TestCase("WORKFLOW_TOOL_TIMEOUT_SECS", "soon", "must be a number of seconds between 1 and 3600")]
    [TestCase("WORKFLOW_TOOL_TIMEOUT_SECS", "1,5", "must be a number of seconds between 1 and 3600")]
    [TestCase("WORKFLOW_TOOL_TIMEOUT_SECS", "3601", "must be a number of seconds between 1 and 3600")]
    [TestCase("WORKFLOW_TOOL_TIMEOUT_SECS", "2.0001", "at most three decimals")]
    [TestCase("SESSION_MAX_CONCURRENT", "1.5", "must be a whole number between 1 and 10000")]
    [TestCase("SESSION_MAX_CONCURRENT", "0", "must be a whole number between 1 and 10000")]
    [TestCase("RERUN_LOST_CALLS", "perhaps", "must be true or false")]
    [TestCase("MCP_EXPERT_SECRETS", "show", "must be one of mask, refuse")]
    [TestCase("LOG_LEVEL", "loud", "must be one of trace, debug")]
    [TestCase("KIMI_API_URL", "api.moonshot.ai", "must be an absolute http or https URL")]
    [TestCase("KIMI_API_URL", "ftp://x.example/", "must be an absolute http or https URL")]
    [TestCase("MCP_EXPERT_ROOTS", "src", "must be a list of absolute directories")]
    [TestCase("MCP_EXPERT_BUDGET_DAY_USD", "-1", "must be a number between 0 and 100000")]
    public void Wrong_value_is_named_with_key_value_rule_and_origin(string key, string value, string rule)
    {
        var faults = _rig.Environment((key, value)).Read().Faults;

        Assert.That(faults.Select(fault => (fault.Key, fault.Value)), Is.EqualTo(new[] { (key, value) }));
        Assert.That(faults[0].ToString(), Does.StartWith($"{key}={value} (environment of the daemon): ").And.Contain(rule));
    }

    [Test]
    public void Decimals_are_read_with_a_point()
    {
        Assert.That(
            _rig.Environment(("WORKFLOW_TOOL_TIMEOUT_SECS", " 1.5 ")).Read().ForDaemon().Ladder.WorkflowTool,
            Is.EqualTo(TimeSpan.FromSeconds(1.5)));
    }

    [Test]
    public void Faults_of_every_layer_and_of_the_ladder_are_in_one_message()
    {
        var settings = _rig
            .User("""{ "LOG_LEVEL": "loud", "WORKFLOW_TOOL_TIMEOUT_SECS": 100 }""")
            .Environment(("SESSION_MAX_CONCURRENT", "many"), ("SHIM_TIMEOUT_SECS", "150"))
            .CommandLine("NONSENSE", "HEARTBEAT_INTERVAL_SECS=never")
            .Read();

        var thrown = Assert.Throws<ConfigFaultsException>(() => settings.ForDaemon());

        Assert.That(thrown.Message, Does.Contain($"LOG_LEVEL=loud ({_rig.UserFile})")
            .And.Contain("SESSION_MAX_CONCURRENT=many (environment of the daemon)")
            .And.Contain("HEARTBEAT_INTERVAL_SECS=never (command line)")
            .And.Contain("NONSENSE (command line): must be NAME=VALUE")
            .And.Contain("SHIM_TIMEOUT_SECS=150 (environment of the daemon): must be at least 2 × WORKFLOW_TOOL_TIMEOUT_SECS (100 s)"));
        Assert.That(settings.Faults, Has.Count.EqualTo(5));
    }

    [Test]
    public void File_that_is_not_json_is_named_with_line_and_column()
    {
        var faults = _rig.User("{\n  \"LOG_LEVEL\": oops\n}").Read().Faults;

        Assert.That(faults.Select(fault => fault.ToString()), Is.EqualTo(
            new[] { $"config.json ({_rig.UserFile}): is not a JSON object of settings: line 2, column 16" }));
    }

    [TestCase("[1, 2]")]
    [TestCase("")]
    [TestCase("""{ "LOCALE": "de", "LOCALE": "fr" }""")]
    public void File_that_is_no_object_of_settings_is_a_fault(string json)
    {
        Assert.That(_rig.User(json).Read().Faults.Select(fault => fault.Origin.Path), Is.EqualTo(new[] { _rig.UserFile }));
    }

    [Test]
    public void File_that_was_asked_for_and_is_missing_is_a_fault()
    {
        var sources = SettingSources.From(
            new Dictionary<string, string> { ["MCP_EXPERT_CONFIG"] = "/nowhere/at/all.json" }, [], "/nowhere", "/nowhere");

        var faults = SettingsReader.Read(sources).Faults;

        Assert.That(faults.Select(fault => fault.ToString()), Has.One.Contains("all.json (").And.Contains("cannot be read"));
    }

    [Test]
    public void Unknown_key_in_a_file_is_named_with_the_nearest()
    {
        var faults = _rig.User("""{ "WORKFLOW_TIMEOUT_SECS": 5 }""").Read().Faults;

        Assert.That(faults.Single().ToString(), Does.StartWith("WORKFLOW_TIMEOUT_SECS").And.EndWith("did you mean WORKFLOW_TOOL_TIMEOUT_SECS?"));
    }

    [Test]
    public void Unknown_name_on_the_command_line_is_named_with_the_nearest()
    {
        Assert.That(_rig.CommandLine("LOGLEVEL=info").Read().Faults.Single().ToString(), Does.EndWith("did you mean LOG_LEVEL?"));
    }

    [Test]
    public void Object_where_a_value_belongs_is_a_fault()
    {
        Assert.That(
            _rig.User("""{ "LOG_LEVEL": { "a": 1 } }""").Read().Faults.Single().ToString(),
            Does.Contain("must be a value or an array of texts"));
    }

    [TestCase("MCP_EXPERT_NEWS", "MCP_EXPERT_NEWS")]
    [TestCase("WORKFLOW_TOOL_TIMEOUT_SEC", "did you mean WORKFLOW_TOOL_TIMEOUT_SECS?")]
    [TestCase("MCP_EXPERT_LOCALONLY", "did you mean MCP_EXPERT_LOCAL_ONLY?")]
    public void Doubtful_variable_is_warned_about_and_starts_all_the_same(string name, string warning)
    {
        var settings = _rig.Environment((name, "1")).Read();

        Assert.That(settings.Warnings, Has.One.Contains(warning));
        Assert.That(settings.Faults, Is.Empty);
    }

    [TestCase("PATH")]
    [TestCase("PLACE")]
    [TestCase("OPENAI_API_KEY")]
    [TestCase("MCP_EXPERT_HOME")]
    [TestCase("MCP_EXPERT_CONFIG")]
    public void Variables_of_others_and_of_the_processes_are_no_matter(string name)
    {
        Assert.That(_rig.Environment((name, "1")).Read().Warnings, Is.Empty);
    }

    [Test]
    public void Array_and_commas_name_the_same_tools()
    {
        var array = _rig.User("""{ "DISABLED_TOOLS": ["debug", "tracer"] /* a comment */ }""").Read().ForDaemon().DisabledTools;
        var commas = _rig.Environment(("DISABLED_TOOLS", "tracer, debug")).Read().ForDaemon().DisabledTools;

        Assert.That(array, Is.EquivalentTo(new[] { "debug", "tracer" }));
        Assert.That(commas, Is.EquivalentTo(array));
    }
}
