using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Files;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CallKeyTests : IDisposable
{
    private static readonly ToolDefinition Tool = new()
    {
        Name = "expert",
        Title = "Expert",
        Description = "",
        Arguments = new ObjectSchema(
            new Property("prompt", PropertyType.Text, ""),
            new Property("temperature", PropertyType.Number, "") { Default = "0.5" },
            new Property("files", PropertyType.TextList, ""),
            new Property("more", PropertyType.ObjectList, "")),
        AsksExpert = true,
        PathArguments = ["files"],
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("""{"prompt":"a","temperature":1}""", """{ "temperature": 1.0, "prompt": "\u0061" }""")]
    [TestCase("""{"temperature":100}""", """{"temperature":1e2}""")]
    [TestCase("""{"prompt":"a"}""", """{"prompt":"a","temperature":0.50}""")]
    [TestCase("""{"prompt":"a"}""", """{"prompt":"a","files":null}""")]
    [TestCase("""{"more":[{"b":1,"a":[2]}]}""", """{"more":[{"a":[2.0],"b":1}]}""")]
    public void Two_spellings_are_one_question(string one, string two)
    {
        Assert.That(Key(one), Is.EqualTo(Key(two)));
    }

    [TestCase("""{"prompt":"a"}""", """{"prompt":"b"}""")]
    [TestCase("""{"prompt":"a"}""", """{"prompt":"a "}""")]
    [TestCase("""{"temperature":1}""", """{"temperature":1.0000001}""")]
    [TestCase("""{"files":["a","b"]}""", """{"files":["b","a"]}""")]
    [TestCase("""{"more":[{"a":1}]}""", """{"more":[{"a":"1"}]}""")]
    [TestCase("""{"more":[{"a":1e300}]}""", """{"more":[{"a":1e301}]}""")]
    [TestCase("""{"more":[{"a":"\ud800"}]}""", """{"more":[{"a":"\ud801"}]}""")]
    public void Two_questions_are_two(string one, string two)
    {
        Assert.That(Key(one), Is.Not.EqualTo(Key(two)));
    }

    [Test]
    public void Same_arguments_of_another_tool_are_another_question()
    {
        Assert.That(Key("{}", Tool with { Name = "other" }), Is.Not.EqualTo(Key("{}")));
    }

    [Test]
    public void Changed_content_of_a_named_file_is_another_question()
    {
        _folder.Write("a.cs", "one");
        var before = Key("""{"files":["a.cs"]}""");
        var again = Key("""{"files":["a.cs"]}""");
        _folder.Write("a.cs", "two");

        Assert.That((before == again, before == Key("""{"files":["a.cs"]}""")), Is.EqualTo((true, false)));
    }

    [Test]
    public void File_that_appears_is_another_question()
    {
        var before = Key("""{"files":["a.cs"]}""");
        _folder.Write("a.cs");

        Assert.That(before, Is.Not.EqualTo(Key("""{"files":["a.cs"]}""")));
    }

    [Test]
    public void File_that_is_added_to_a_named_directory_is_another_question()
    {
        _folder.Write("source/a.cs");
        var before = Key("""{"files":["source"]}""");
        _folder.Write("source/deep/b.cs");

        Assert.That(before, Is.Not.EqualTo(Key("""{"files":["source"]}""")));
    }

    [TestCase("/etc/passwd")]
    [TestCase(".env")]
    [TestCase("")]
    [TestCase("\u0000")]
    public void Path_that_may_not_be_read_is_no_fault(string path)
    {
        _folder.Write(".env");

        Assert.That(() => Key($$"""{"files":[{{System.Text.Json.JsonSerializer.Serialize(path)}}]}"""), Throws.Nothing);
    }

    [TestCase("KIMI_API_KEY", "sk-1", "sk-2")]
    [TestCase("KIMI_ALLOWED_MODELS", "a", "b")]
    [TestCase("MCP_EXPERT_LOCAL_ONLY", "true", "false")]
    [TestCase("MCP_EXPERT_SECRETS", "mask", "refuse")]
    [TestCase("MCP_EXPERT_BUDGET_CALL_USD", "1", "2")]
    [TestCase("LOCALE", "de", "en")]
    [TestCase("DEFAULT_MODEL", "a", "b")]
    [TestCase("MCP_EXPERT_KEY_MINE", "sk-1", "sk-2")]
    public void Other_expert_settings_are_another_scope(string name, string one, string two)
    {
        Assert.That(CallScope.Of(Caller((name, one))), Is.Not.EqualTo(CallScope.Of(Caller((name, two)))));
    }

    [TestCase("CLIENT_PATIENCE_SECS", "5")]
    [TestCase("HEARTBEAT_INTERVAL_SECS", "5")]
    [TestCase("DISABLED_TOOLS", "collect")]
    public void What_experts_do_not_depend_on_separates_nobody(string name, string value)
    {
        Assert.That(CallScope.Of(Caller((name, value))), Is.EqualTo(CallScope.Of(Caller())));
    }

    // The pair of key and URL counts by its place, so callers with equal words may still ask different endpoints.
    [TestCase("KIMI_API_KEY", "sk-1")]
    [TestCase("CUSTOM_API_URL", "https://own.test/v1")]
    public void Same_words_set_in_another_place_are_another_scope(string name, string value)
    {
        var variables = new Dictionary<string, string> { [name] = value };
        var own = SettingsReader.Read(new SettingSources()).ForSession(variables);
        var users = SettingsReader.Read(new SettingSources { Environment = variables }).ForSession(new Dictionary<string, string>());

        Assert.That(CallScope.Of(Caller() with { Settings = own }), Is.Not.EqualTo(CallScope.Of(Caller() with { Settings = users })));
    }

    [Test]
    public void Other_workspace_is_another_scope()
    {
        using var other = new TempFolder();

        Assert.That(CallScope.Of(Caller() with { Workspace = Workspace.From(other.Path, [], "/home/somebody") }), Is.Not.EqualTo(CallScope.Of(Caller())));
    }

    [Test]
    public void Sessions_without_a_workspace_share_one_scope()
    {
        using var folder = new TempFolder();
        var home = folder.MakeDirectory("home");
        var (atRoot, atHome) = (Workspace.From("/", [], home), Workspace.From(home, [], home));

        Assert.That(CallScope.Of(Caller() with { Workspace = atRoot }), Is.EqualTo(CallScope.Of(Caller() with { Workspace = atHome })));
    }

    [Test]
    public void Other_roots_are_another_scope()
    {
        using var other = new TempFolder();

        Assert.That(
            CallScope.Of(Caller() with { Workspace = Workspace.From(_folder.Path, [other.Path], "/home/somebody") }), Is.Not.EqualTo(CallScope.Of(Caller())));
    }

    [Test]
    public void Nothing_of_a_key_stands_in_the_scope()
    {
        Assert.That(CallScope.Of(Caller(("KIMI_API_KEY", "sk-live-1234567890"))).ToString(), Does.Not.Contain("sk-live"));
    }

    // A tool that looks at no repository runs no git, so that nothing is awaited here.
    private CallKey Key(string arguments, ToolDefinition? tool = null) => CallKey.OfAsync(
        tool ?? Tool, CallRig.Arguments(arguments), Caller(), CallRig.Repositories, CancellationToken.None).GetAwaiter().GetResult();

    private CallerContext Caller(params (string, string)[] variables) =>
        CallRig.CallerOf("a", variables: variables) with { Workspace = Workspace.From(_folder.Path, [], "/home/somebody") };
}
