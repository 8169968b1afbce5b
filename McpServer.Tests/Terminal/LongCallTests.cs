using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Contract;
using NUnit.Framework;

namespace Mcp.Tests.Terminal;

/// <summary>Calls that take their time: interrupted ones, and ones that are handed back.</summary>
[CancelAfter(60_000), Platform(Exclude = "Win")]
public class LongCallTests
{
    private const int InterruptSignal = 2;

    private TerminalHome _home = null!;
    private ScriptedDaemon _daemon = null!;

    private async Task StartAsync(Func<JsonObject, JsonObject?> answer, CancellationToken cancellationToken)
    {
        // Any file will do: the daemon is found by what it would be called.
        _home = new TerminalHome { Daemon = Environment.ProcessPath };
        var status = await _home.RunAsync(cancellationToken, "status", "--json");
        using var places = JsonDocument.Parse(status.Answer);
        _daemon = new ScriptedDaemon(places.RootElement.GetProperty("pipe").GetString()!, request =>
            (string?)request["method"] is "tools/list" ? Tools() : answer(request));
    }

    [TearDown]
    public void End()
    {
        _daemon.Dispose();
        _home.Dispose();
    }

    [Test]
    public async Task Interrupted_call_is_cancelled_at_the_daemon(CancellationToken cancellationToken)
    {
        await StartAsync(_ => null, cancellationToken);
        using var process = _home.Start("call", "slow");
        var call = await _daemon.HearAsync("tools/call", cancellationToken);

        Interrupt(process.Id);

        var cancelled = await _daemon.HearAsync("notifications/cancelled", cancellationToken);
        var run = await TerminalHome.EndOf(process, cancellationToken);
        Assert.That((long)cancelled["params"]!["requestId"]!, Is.EqualTo((long)call["id"]!));
        Assert.That((run.ExitCode, run.Answer, run.Note), Is.EqualTo((130, "", "")));
    }

    [Test]
    public async Task Nobody_asks_for_progress_that_nobody_sees(CancellationToken cancellationToken)
    {
        await StartAsync(_ => Answer("complete", "done"), cancellationToken);

        await _home.RunAsync(cancellationToken, "call", "slow");

        var call = await _daemon.HearAsync("tools/call", cancellationToken);
        Assert.That(call["params"]!["_meta"], Is.Null);
    }

    [Test]
    public async Task Call_that_is_handed_back_is_waited_for(CancellationToken cancellationToken)
    {
        await StartAsync(
            request => (string?)request["params"]!["name"] is "collect"
                ? Answer("complete", $"collected {request["params"]!["arguments"]!["call_id"]}")
                : Answer("still_running", "not yet"),
            cancellationToken);

        var run = await _home.RunAsync(cancellationToken, "call", "slow");

        Assert.That((run.ExitCode, run.Answer), Is.EqualTo((0, "collected c-1\n")));
    }

    [Test]
    public async Task Tool_error_is_printed_and_is_the_exit_code(CancellationToken cancellationToken)
    {
        await StartAsync(_ => Answer("failed", "no such file", isError: true), cancellationToken);

        var run = await _home.RunAsync(cancellationToken, "call", "slow");

        Assert.That((run.ExitCode, run.Answer), Is.EqualTo((1, "no such file\n")));
    }

    [Test]
    public async Task Daemon_that_leaves_mid_call_is_named(CancellationToken cancellationToken)
    {
        await StartAsync(_ => throw new InvalidOperationException("It falls over."), cancellationToken);

        var run = await _home.RunAsync(cancellationToken, "call", "slow");

        Assert.That((run.ExitCode, run.Answer), Is.EqualTo((1, "")));
        Assert.That(run.Note, Does.Contain("tools/call").And.Contain($"pid {Environment.ProcessId}").And.Contain("ended"));
        Assert.That(() => _daemon.Serving, Throws.InvalidOperationException);
    }

    private static JsonObject Tools() => (JsonObject)JsonNode.Parse("""
        {"tools":[
          {"name":"slow","inputSchema":{"type":"object","properties":{}}},
          {"name":"collect","inputSchema":{"type":"object","properties":{"call_id":{"type":"string"}},"required":["call_id"]}}]}
        """)!;

    private static JsonObject Answer(string state, string text, bool isError = false) => new()
    {
        ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
        ["structuredContent"] = new JsonObject { ["state"] = state, ["call"] = new JsonObject { ["id"] = "c-1" } },
        ["isError"] = isError,
    };

    private static void Interrupt(int pid)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(Posix.Signal(pid, InterruptSignal), Is.Zero);
        }
    }
}
