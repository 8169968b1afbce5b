using Mcp.Daemon.Configuration;
using Mcp.Daemon.Sessions;
using Mcp.Tests.Calls;
using Mcp.Tests.Logging;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class SessionSweepTests : IDisposable
{
    private static readonly DaemonSettings Settings = new()
    {
        Sessions = new SessionSettings { IdleTimeout = TimeSpan.FromMinutes(10), SweepInterval = TimeSpan.FromMinutes(4) },
    };

    private readonly WatchedTime _time = new();
    private readonly RecordedLog<SessionSweep> _log = new();
    private readonly SessionTable _table;
    private readonly SessionSweep _sweep;

    public SessionSweepTests()
    {
        _table = new SessionTable(10, _time);
        _sweep = new SessionSweep(_table, Settings, _time, _log);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _table.Dispose();
    }

    [Test]
    public async Task Looks_at_every_cleanup_interval(CancellationToken cancellationToken)
    {
        await _sweep.StartAsync(cancellationToken);

        Assert.That(await _time.FirstTimer.WaitAsync(cancellationToken), Is.EqualTo(TimeSpan.FromMinutes(4)));
        await _sweep.StopAsync(cancellationToken);
    }

    [Test]
    public async Task Idle_sessions_are_closed_and_counted(CancellationToken cancellationToken)
    {
        var sessions = Enumerable.Range(0, 3).Select(_ => Added()).ToArray();
        await _sweep.StartAsync(cancellationToken);
        await _time.FirstTimer.WaitAsync(cancellationToken);

        _time.Advance(TimeSpan.FromMinutes(12));

        Assert.That(await _log.FirstAsync("session_sweep", cancellationToken), Does.Contain("3 idle"));
        Assert.That(await Task.WhenAll(sessions.Select(session => SessionTests.RunAsync(session, new MemoryStream()))), Is.All.EqualTo(SessionEnd.Idle));
        await _sweep.StopAsync(cancellationToken);
    }

    [Test]
    public async Task Session_that_was_heard_of_in_time_stays(CancellationToken cancellationToken)
    {
        Added();
        var active = Added();
        await _sweep.StartAsync(cancellationToken);
        await _time.FirstTimer.WaitAsync(cancellationToken);
        _time.SetUtcNow(_time.Start + TimeSpan.FromMinutes(3.9));
        active.Touch();

        _time.Advance(TimeSpan.FromMinutes(8.1));

        Assert.That(await _log.FirstAsync("session_sweep", cancellationToken), Does.Contain("1 idle"));
        await _sweep.StopAsync(cancellationToken);
    }

    private Session Added()
    {
        var id = $"{_table.Count:x12}";
        var session = new Session(
            new SessionIdentity(id, 1, 42, null), CallRig.CallerOf(id), _time, () => { }, new RecordedLog<Session>());
        _table.TryAdd(session);
        return session;
    }
}
