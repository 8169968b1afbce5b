using Mcp.Daemon.Logging;
using Mcp.Tests.Sessions;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Logging;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class LogCleanupTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WatchedTime _time = new();
    private readonly RecordedLog<LogCleanup> _log = new();
    private readonly LogCleanup _cleanup;

    public LogCleanupTests() => _cleanup = new LogCleanup(_folder["logs"], _time, _log);

    public void Dispose()
    {
        _cleanup.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Logs_that_nobody_wrote_to_for_a_week_are_removed_and_younger_ones_kept()
    {
        Write("daemon-1-old.jsonl", 7.01);
        Write("shim-2.jsonl", 30);
        var young = Write("daemon-3-young.jsonl", 6.99);

        Assert.That(_cleanup.RemoveOld(), Is.EqualTo(2));
        Assert.That(Directory.GetFiles(_folder["logs"]), Is.EqualTo(new[] { young }));
    }

    [Test]
    public void Only_logs_are_removed()
    {
        Write("notes.txt", 100);

        Assert.That((_cleanup.RemoveOld(), Directory.GetFiles(_folder["logs"]).Length), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Directory_that_is_gone_is_no_failure()
    {
        Assert.That(_cleanup.RemoveOld(), Is.Zero);
    }

    [Test]
    public async Task Cleans_at_the_start_and_every_six_hours(CancellationToken cancellationToken)
    {
        Write("daemon-1-old.jsonl", 8);

        await _cleanup.StartAsync(cancellationToken);

        Assert.That(await _log.FirstAsync("logs_removed", cancellationToken), Does.Contain("1 old"));
        Assert.That(await _time.FirstTimer.WaitAsync(cancellationToken), Is.EqualTo(TimeSpan.FromHours(6)));
        await _cleanup.StopAsync(cancellationToken);
    }

    private string Write(string name, double daysOld)
    {
        var path = _folder.Write("logs/" + name);
        File.SetLastWriteTimeUtc(path, (_time.GetUtcNow() - TimeSpan.FromDays(daysOld)).UtcDateTime);
        return path;
    }
}
