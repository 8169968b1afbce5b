using System.Text.Json;
using Mcp.Contract;
using NUnit.Framework;

namespace Mcp.Tests.Terminal;

/// <summary><c>status</c> and <c>stop</c> of the built shim, with a daemon, without one, and with one that hangs.</summary>
[CancelAfter(60_000)]
public class DaemonLifeTests
{
    private const int StopProcess = 19;

    private TerminalHome _home = null!;

    [SetUp]
    public void Begin() => _home = new TerminalHome();

    [TearDown]
    public void End() => _home.Dispose();

    [Test]
    public async Task Status_starts_no_daemon(CancellationToken cancellationToken)
    {
        var first = await _home.RunAsync(cancellationToken, "status");
        var second = await _home.RunAsync(cancellationToken, "status", "--json");

        Assert.That(first.ExitCode, Is.EqualTo(3));
        Assert.That(first.Answer, Does.StartWith("No daemon is running.").And.Contain("Lock: "));
        Assert.That(StateOf(second), Is.EqualTo("none"));
    }

    [Test]
    public async Task Status_of_a_running_daemon_shows_what_it_says_and_where_it_lives(CancellationToken cancellationToken)
    {
        await _home.RunAsync(cancellationToken, "call", "version");

        var people = await _home.RunAsync(cancellationToken, "status");
        var programs = await _home.RunAsync(cancellationToken, "status", "--json");

        Assert.That((people.ExitCode, StateOf(programs)), Is.EqualTo((0, "running")));
        Assert.That(people.Answer, Does
            .Contain($"pid {_home.DaemonPid()}").And.Contain("Pipe: ").And.Contain($"Lock: {_home.Root}").And.Contain("Log: "));
    }

    [Test]
    public async Task Stop_without_a_daemon_is_no_failure([Values] bool force, CancellationToken cancellationToken)
    {
        var run = await _home.RunAsync(cancellationToken, force ? ["stop", "--force"] : ["stop"]);

        Assert.That((run.ExitCode, run.Answer), Is.EqualTo((0, "No daemon is running; nothing to stop.\n")));
    }

    [Test]
    public async Task Stopped_daemon_is_gone_when_the_command_returns([Values] bool force, CancellationToken cancellationToken)
    {
        await _home.RunAsync(cancellationToken, "call", "version");
        var pid = _home.DaemonPid()!.Value;

        var stop = await _home.RunAsync(cancellationToken, force ? ["stop", "--force"] : ["stop"]);

        Assert.That(stop.ExitCode, Is.Zero);
        Assert.That(stop.Answer, Does.Contain($"pid {pid}"));
        Assert.That((await _home.RunAsync(cancellationToken, "status")).Answer, Does.StartWith("No daemon is running."));
    }

    [Test, Platform(Exclude = "Win")]
    public async Task Daemon_that_hangs_is_said_to_and_ends_by_force_alone(CancellationToken cancellationToken)
    {
        await _home.RunAsync(cancellationToken, "call", "version");
        var pid = _home.DaemonPid()!.Value;
        Signal(pid, StopProcess);

        var runs = await Task.WhenAll(
            _home.RunAsync(cancellationToken, "status"),
            _home.RunAsync(cancellationToken, "status", "--json"),
            _home.RunAsync(cancellationToken, "stop"));
        var forced = await _home.RunAsync(cancellationToken, "stop", "--force");

        Assert.That(runs.Select(run => run.ExitCode), Is.All.EqualTo(3));
        Assert.That(runs[0].Answer, Does.Contain($"pid {pid}").And.Contain("does not react").And.Contain("--force"));
        Assert.That(StateOf(runs[1]), Is.EqualTo("silent"));
        Assert.That((forced.ExitCode, forced.Answer), Is.EqualTo((0, $"Stopped the daemon (pid {pid}) by force.\n")));
    }

    private static string? StateOf(ShimRun run)
    {
        using var report = JsonDocument.Parse(run.Answer);
        return report.RootElement.GetProperty("state").GetString();
    }

    private static void Signal(int pid, int signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(Posix.Signal(pid, signal), Is.Zero);
        }
    }
}
