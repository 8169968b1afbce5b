using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Tools;
using Mcp.Tests.Calls;
using Mcp.Tests.Support;
using Microsoft.Extensions.Logging;
using NLog.Extensions.Logging;
using NUnit.Framework;

namespace Mcp.Tests.Logging;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class LogFilesTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 7, 28, 9, 30, 15, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private string Path => _folder["daemon.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Every_line_is_a_json_object_with_time_level_logger_and_message()
    {
        Log("info", logger => logger.LogInformation("First {Number} \"quoted\"\nnext line", 7));

        var line = Lines().Single();
        Assert.That(line.GetProperty("message").GetString(), Is.EqualTo("First 7 \"quoted\"\nnext line"));
        Assert.That(
            (line.GetProperty("level").GetString(), line.GetProperty("logger").GetString(), line.GetProperty("Number").GetInt32(),
                line.GetProperty("time").GetDateTime().Kind),
            Is.EqualTo(("info", "Test", 7, DateTimeKind.Utc)));
    }

    [Test]
    public void Exception_stands_in_its_line_with_its_stack()
    {
        Log("info", logger =>
        {
            try
            {
                throw new FormatException("what went wrong");
            }
            catch (FormatException e)
            {
                logger.LogError(e, "The tool threw.");
            }
        });

        Assert.That(Lines().Single().GetProperty("exception").GetString(), Does.Contain("what went wrong").And.Contain(nameof(LogFilesTests)));
    }

    [Test]
    public void Text_beyond_ascii_is_readable_in_the_file()
    {
        Log("info", logger => logger.LogInformation("Prüfung von {File}", "東京/é.cs"));

        Assert.That(File.ReadAllText(Path), Does.Contain("Prüfung").And.Contain("東京/é.cs"));
    }

    [TestCase("info", "info,warn,error")]
    [TestCase("debug", "debug,info,warn,error")]
    [TestCase("error", "error")]
    [TestCase("off", "")]
    public void Level_decides_what_is_written(string level, string written)
    {
        Log(level, logger =>
        {
            logger.LogDebug("x");
            logger.LogInformation("x");
            logger.LogWarning("x");
            logger.LogError("x");
        });

        Assert.That(string.Join(',', Lines().Select(line => line.GetProperty("level").GetString())), Is.EqualTo(written));
    }

    [Test]
    public async Task Every_line_of_a_call_carries_session_call_and_tool(CancellationToken cancellationToken)
    {
        await RunCallAsync(new ScriptedTool((call, _) =>
        {
            call.Progress.Report(new ToolProgress(3, 5, "60 %"));
            return Task.CompletedTask;
        }), cancellationToken);

        var names = Lines().Select(line => (line.GetProperty("sessionId").GetString(), line.GetProperty("callId").GetString(), line.GetProperty("tool").GetString()));
        Assert.That(names, Is.All.EqualTo(("0123456789ab", "0123456789ab-1-7", "scripted")).And.Exactly(3).Items);
    }

    [Test]
    public async Task Call_is_told_from_start_through_progress_to_end(CancellationToken cancellationToken)
    {
        await RunCallAsync(new ScriptedTool((call, _) =>
        {
            call.Progress.Report(new ToolProgress(1, 2, "one"));
            call.Progress.Report(new ToolProgress(2, 2, "two"));
            return Task.CompletedTask;
        }), cancellationToken);

        var lines = Lines();
        Assert.That(lines[1].GetProperty("step").GetInt32(), Is.EqualTo(1));
        Assert.That(lines[^1].GetProperty("end").GetString(), Is.EqualTo("Answered"));
        Assert.That(lines[^1].TryGetProperty("elapsedMs", out _), Is.True);
        Assert.That(lines, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Bug_is_told_with_its_exception(CancellationToken cancellationToken)
    {
        await RunCallAsync(ScriptedTool.Throwing(new FormatException("what went wrong")), cancellationToken);

        Assert.That(Lines().Single(line => line.GetProperty("level").GetString() == "error").GetProperty("exception").GetString(), Does.Contain("what went wrong"));
    }

    [Test]
    public async Task Refusal_is_told_with_its_code(CancellationToken cancellationToken)
    {
        await RunCallAsync(ScriptedTool.Throwing(new ToolFailureException("path_denied", "Reading x: outside.")), cancellationToken);

        Assert.That(Lines().Select(line => line.TryGetProperty("code", out var code) ? code.GetString() : null), Has.One.EqualTo("path_denied"));
    }

    [Test]
    public async Task Arguments_and_answers_are_in_no_line_of_a_call(CancellationToken cancellationToken)
    {
        var tool = new ScriptedTool((_, _) => Task.CompletedTask, new Daemon.Schemas.Property("prompt", Daemon.Schemas.PropertyType.Text, ""));

        await RunCallAsync(tool, cancellationToken, """{"prompt":"confidential"}""");

        Assert.That(File.ReadAllText(Path), Does.Not.Contain("confidential").And.Not.Contain("Done."));
    }

    [Test]
    public void File_over_the_size_is_rolled_and_no_line_is_lost()
    {
        var text = new string('x', 100_000);
        Log("info", logger =>
        {
            for (var i = 0; i < 120; i++)
            {
                logger.LogInformation("{Number} {Text}", i, text);
            }
        });

        var files = Directory.GetFiles(_folder.Path);
        Assert.That(files, Has.Length.GreaterThan(1));
        Assert.That(files.SelectMany(File.ReadLines).Count(), Is.EqualTo(120));
        Assert.That(files.Select(file => new FileInfo(file).Length), Is.All.LessThan(16 << 20)); // lines go out in batches, so a file ends a little late
    }

    [Test]
    public void Writers_at_once_lose_and_break_no_line()
    {
        Log("info", logger => Parallel.For(0, 10, writer =>
        {
            for (var i = 0; i < 100; i++)
            {
                logger.LogInformation("{Writer} {Number}", writer, i);
            }
        }));

        Assert.That(Lines(), Has.Count.EqualTo(1000));
    }

    [Test]
    public void Processes_and_starts_have_files_of_their_own()
    {
        string[] paths =
        [
            LogFiles.PathFor("/logs", 1, Start), LogFiles.PathFor("/logs", 2, Start), LogFiles.PathFor("/logs", 1, Start.AddSeconds(1)),
        ];

        Assert.That(paths, Is.Unique);
        Assert.That(paths[0], Is.EqualTo("/logs/daemon-1-20260728T093015.jsonl"));
    }

    private void Log(string level, Action<ILogger> write)
    {
        var logs = LogFiles.Open(Path, new LogSettings { Level = level });
        using (var factory = Factory(logs))
        {
            write(factory.CreateLogger("Mcp.Test"));
        }

        logs.Shutdown();
    }

    private async Task RunCallAsync(ITool tool, CancellationToken cancellationToken, string arguments = "{}")
    {
        var logs = LogFiles.Open(Path, new LogSettings { Level = "debug" });
        using (var factory = Factory(logs))
        {
            using var rig = new CallRig(path: new LogPath(Path), log: factory.CreateLogger<CallLog>());
            await rig.RunAsync(tool, cancellationToken, CallRig.Arguments(arguments));
        }

        logs.Shutdown();
    }

    // As the daemon's composition does it.
    private static ILoggerFactory Factory(NLog.LogFactory logs) => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(LogLevel.Trace)
        .AddProvider(new NLogLoggerProvider(new NLogProviderOptions { IncludeScopes = true }, logs)));

    private List<JsonElement> Lines() =>
        File.Exists(Path) ? [.. File.ReadLines(Path).Select(line => JsonDocument.Parse(line).RootElement)] : [];
}
