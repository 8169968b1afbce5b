using Mcp.Daemon.Storage;
using Mcp.FakeProvider;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.EndToEnd.Experts;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

/// <summary>The tools that tell what goes on: each session its own work, and nobody a secret.</summary>
public class TellingToolsTests : ExpertsFixture
{
    private const string Marker = "lundmarker";
    private const string Model = "malmoe-model";

    [TestCase("activity", """{"lines":5000}""")]
    [TestCase("activity", """{"lines":5000,"structured":true}""")]
    [TestCase("activity", """{"lines":5000,"source":"server"}""")]
    [TestCase("health", """{"tail_lines":5000}""")]
    [TestCase("health", """{"probe":true}""")]
    [TestCase("status", "{}")]
    [TestCase("listmodels", """{"all":true}""")]
    [CancelAfter(Bound)]
    public async Task Nothing_of_another_sessions_work_and_no_key_is_shown(string tool, string arguments, CancellationToken cancellationToken)
    {
        var busy = await EditorAsync(cancellationToken, ("MCP_EXPERT_WORKSPACE", Directory.CreateDirectory(Home.File(Marker)).FullName));
        await using var other = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        var idle = await Home.InitializedShimAsync(cancellationToken, Endpoint(other));
        Server.When(request => request.IsChat, Reply.Stream.Role().Text(Marker).Reset());
        var worked = await busy.CallAsync("chat", Question(Marker), cancellationToken);

        var told = await idle.CallAsync(tool, arguments, cancellationToken);

        Assert.That(ExpertState(worked), Is.EqualTo("partial"));
        Assert.That(told.State, Is.EqualTo("complete"));
        Assert.That(told.Line, Does.Not.Contain(Marker).And.Not.Contain(Key).And.Not.Contain(worked.CallId));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Activity_shows_a_session_its_own_calls(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);
        var worked = await editor.CallAsync("chat", Question($"{Marker}?"), cancellationToken);

        var told = await editor.CallAsync("activity", """{"lines":5000,"source":"activity"}""", cancellationToken);
        var filtered = await editor.CallAsync("activity", """{"lines":5000,"filter":"no line says this"}""", cancellationToken);

        Assert.That(told.Text, Does.Contain(worked.CallId).And.Not.Contain(Marker));
        Assert.That(filtered.Text, Does.Contain("no such lines"));
    }

    [TestCase("""{"filter":"("}""", "filter")]
    [TestCase("""{"filter":"(?=x)"}""", "look-arounds")]
    [TestCase("""{"since":"yesterday"}""", "since")]
    [TestCase("""{"lines":5}""", "lines")]
    [CancelAfter(Bound)]
    public async Task Activity_names_the_argument_that_it_cannot_use(string arguments, string named, CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);

        var answer = await editor.CallAsync("activity", arguments, cancellationToken);

        Assert.That(answer.Line, Does.Contain("invalid_argument").And.Contain(named));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Health_is_not_that_of_another_sessions_models(CancellationToken cancellationToken)
    {
        Server.When(request => request.IsChat, Reply.Stream.Role().Text("I beg").Reset());
        var ill = await EditorAsync(cancellationToken, ("CUSTOM_MODEL_NAME", Model));
        await using var other = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        var well = await Home.InitializedShimAsync(cancellationToken, Endpoint(other));
        await ill.CallAsync("chat", Question("q"), cancellationToken);

        var (own, others) = (await ill.CallAsync("health", "{}", cancellationToken), await well.CallAsync("health", "{}", cancellationToken));

        Assert.That((own.Text!.Contains($"custom/{Model}: 1 call failed", StringComparison.Ordinal), others.Text!.Contains(Model, StringComparison.Ordinal)), Is.EqualTo((true, false)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Health_finds_an_endpoint_that_does_not_answer(CancellationToken cancellationToken)
    {
        var away = await FakeServer.StartAsync(cancellationToken: cancellationToken);
        var editor = await Home.InitializedShimAsync(cancellationToken, Endpoint(away));
        var well = await editor.CallAsync("health", """{"probe":true}""", cancellationToken);
        await away.DisposeAsync();

        var unwell = await editor.CallAsync("health", """{"probe":true}""", cancellationToken);

        Assert.That(well.Text, Does.Contain("custom").And.Not.Contain(Key));
        Assert.That(unwell.Text, Is.Not.EqualTo(well.Text));
        Assert.That(unwell.Answer.GetProperty("next").GetString(), Does.StartWith("See to"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Health_finds_threads_that_another_process_holds(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);
        var well = await editor.CallAsync("health", "{}", cancellationToken);
        await using var holder = new SqliteConnection($"Data Source={Path.Combine(Home.StatePath, "threads.db")};Pooling=False");
        await holder.OpenAsync(cancellationToken);
        holder.Run("begin immediate");

        var held = await editor.CallAsync("health", "{}", cancellationToken);

        Assert.That(well.Text, Does.Contain("ok: threads: 0 threads of all workspaces"));
        Assert.That(held.Text, Does.Contain("failed: threads: ").And.Contain("held its lock"));
        Assert.That(held.Answer.GetProperty("next").GetString(), Does.StartWith("See to threads"));
    }

    [TestCase("nosuch", "(DEFAULT_MODEL): there is no such model")]
    [TestCase(Model, "all settings make sense")]
    [CancelAfter(Bound)]
    public async Task Health_finds_a_default_model_that_nobody_offers(string model, string said, CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken, ("CUSTOM_MODEL_NAME", Model), ("DEFAULT_MODEL", model));

        var health = await editor.CallAsync("health", "{}", cancellationToken);

        Assert.That(health.Text, Does.Contain(said));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Health_names_the_prompts_that_are_the_users_own(CancellationToken cancellationToken)
    {
        var prompts = Directory.CreateDirectory(Path.Combine(Home.UserHome, ".config", "mcp-expert", "prompts")).FullName;
        var editor = await EditorAsync(cancellationToken);
        var shipped = await editor.CallAsync("health", "{}", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(prompts, "debug.md"), "mine", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(prompts, "debgu.md"), "mine", cancellationToken);

        var own = await editor.CallAsync("health", "{}", cancellationToken);

        Assert.That(shipped.Text, Does.Contain("ok: prompts: as they come with the product."));
        Assert.That(own.Text, Does.Contain($"warning: prompts: your own: debug ({Path.Combine(prompts, "debug.md")}).").And.Contain("did you mean debug.md?"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Instructions_name_only_what_the_session_is_offered(CancellationToken cancellationToken)
    {
        var editor = Home.StartShim([.. Endpoint(Server), ("ALLOWED_TOOLS", "debug,status")]);

        var hello = await editor.InitializeAsync(cancellationToken);

        Assert.That(hello.Result.GetProperty("instructions").GetString(), Does.Contain("debug is an investigation").And.Not.Contain("codereview").And.Not.Contain("consensus"));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Tools_that_settings_name_and_nobody_has_are_told_with_the_nearest(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken, ("ALLOWED_TOOLS", "status,chat,debgu"), ("DISABLED_TOOLS", "chat"));
        var health = await Home.InitializedShimAsync(cancellationToken, ("ALLOWED_TOOLS", "health,debgu"));
        var checkedHealth = await health.CallAsync("health", "{}", cancellationToken);

        var list = await editor.RequestAsync("tools/list", "{}", cancellationToken);
        var called = await editor.CallAsync("mcp__expert__chat", Question("q"), cancellationToken);
        var status = await editor.CallAsync("status_2", "{}", cancellationToken);

        Assert.That(list.Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()), Is.EqualTo(new[] { "status" }));
        Assert.That(checkedHealth.Text, Does.Not.Contain("all settings make sense"));
        Assert.That(called.Line, Does.Contain("switched off by DISABLED_TOOLS"));
        Assert.That(
            status.Answer.GetProperty("status").GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()),
            Does.Contain("ALLOWED_TOOLS names \"debgu\", which is no tool; did you mean \"debug\"?"));
    }
}
