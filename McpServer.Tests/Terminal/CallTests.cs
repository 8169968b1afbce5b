using System.Text.Json;
using NUnit.Framework;

namespace Mcp.Tests.Terminal;

/// <summary>The built shim as a person's program, against the built daemon.</summary>
[CancelAfter(60_000)]
public class CallTests
{
    private readonly TerminalHome _home = new();

    [OneTimeTearDown]
    public void End() => _home.Dispose();

    [Test]
    public async Task Version_is_answered_in_plain_text(CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, "call", "version");

        Assert.That((run.ExitCode, run.Note), Is.EqualTo((0, "")));
        Assert.That(run.Answer, Does.Contain("mcp-expert ").And.Not.Contains("\e").And.EndsWith("\n"));
    }

    [Test]
    public async Task Raw_answer_is_the_protocols_result_on_one_line(CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, "call", "version", "--raw");

        using var result = JsonDocument.Parse(run.Answer);
        Assert.That(run.Answer.TrimEnd('\n'), Does.Not.Contain("\n"));
        Assert.That(result.RootElement.GetProperty("structuredContent").GetProperty("state").GetString(), Is.EqualTo("complete"));
    }

    [Test]
    public async Task Arguments_may_come_from_stdin(CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync("{}", ["call", "version", "--json", "-"], cancellationToken);

        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Unknown_tool_is_answered_with_the_nearest(CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, "call", "verson");

        Assert.That(run.Note, Does.Contain("did you mean \"version\"?"));
    }

    [Test]
    public async Task Tools_are_listed_for_people_and_for_programs(CancellationToken cancellationToken)
    {
        var people = await _home.RunAsync(cancellationToken, "tools");
        var programs = await _home.RunAsync(cancellationToken, "tools", "--json");

        using var list = JsonDocument.Parse(programs.Answer);
        var names = list.RootElement.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()).ToList();
        Assert.That(names, Does.Contain("version").And.Contain("status"));
        Assert.That(people.Answer, Does.Contain("version\n").And.Not.Contains("\e"));
    }

    [Test]
    public async Task One_tool_is_shown_alone_and_an_unknown_one_with_all_there_are(CancellationToken cancellationToken)
    {
        var known = await _home.RunAsync(cancellationToken, "tools", "debug");
        var unknown = await _home.RunAsync(cancellationToken, "tools", "debgu");

        Assert.That(known.Answer, Does.StartWith("debug").And.Contain("--hypothesis").And.Not.Contain("--trace_mode"));
        Assert.That(unknown.ExitCode, Is.EqualTo(2));
        Assert.That(unknown.Note, Does.Contain("debug, "));
    }

    [Test]
    public async Task Question_to_an_expert_that_nobody_configured_fails_and_says_so_first(CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, "call", "debug", "--step", "It does not start.", "--use_assistant_model", "true");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Answer, Does.StartWith("debug: complete, step 1 of 1, but no expert judged it (not_configured)\n"));
    }

    [Test]
    public async Task Workspace_is_the_one_that_was_named(CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, "--workspace", _home.Root, "call", "status");

        Assert.That(run.Answer, Does.Contain($"Workspace: {_home.Root}"));
    }

    [Test]
    public async Task Missing_daemon_is_said_with_where_it_was_looked_for(CancellationToken cancellationToken)
    {
        using var home = new TerminalHome { Daemon = "/nowhere/mcp-server" };

        var run = await home.RunAsync(cancellationToken, "call", "version");

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Note, Does.Contain("/nowhere/mcp-server"));
    }
}
