using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Sessions;
using Mcp.Tests.Calls;
using Mcp.Tests.Logging;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class IdleExitTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    private readonly WatchedTime _time = new();
    private readonly CallCounters _calls = new();
    private readonly CallTable _live;
    private readonly SessionTable _table;
    private readonly StoppingHost _host;
    private readonly IdleExit _exit;
    private (long Calls, int Sessions, bool IsOwed) _whenStopped;

    public IdleExitTests()
    {
        _live = new CallTable(TimeSpan.FromHours(2), _time);
        _table = new SessionTable(10, _time);
        _host = new StoppingHost(() => _whenStopped = (_calls.Running, _table.Count, !_live.IsEmpty));
        _exit = new IdleExit(_table, _calls, _live, new DaemonSettings { IdleExit = Limit }, _time, _host, new RecordedLog<IdleExit>());
    }

    public void Dispose()
    {
        _exit.Dispose();
        _table.Dispose();
        _calls.Dispose();
    }

    [Test]
    public async Task Daemon_that_nobody_needs_ends(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);

        _time.Advance(Limit);

        await Assert.ThatAsync(() => _host.Asked.WaitAsync(cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Daemon_ends_at_most_a_tenth_of_the_limit_late(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);

        Assert.That(await _time.FirstTimer, Is.EqualTo(Limit / 10));
        await _exit.StopAsync(cancellationToken);
    }

    [Test]
    public async Task Running_call_keeps_the_daemon(CancellationToken cancellationToken)
    {
        _calls.Started();
        await StartAsync(cancellationToken);
        _time.Advance(Limit * 2);
        _calls.Ended(CallEnd.Answered);

        _time.Advance(Limit);
        await _host.Asked.WaitAsync(cancellationToken);

        Assert.That(_whenStopped.Calls, Is.Zero);
    }

    [Test]
    public async Task Call_whose_answer_somebody_is_owed_keeps_the_daemon(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken); // first: a call has timers of its own, which the start must not take for its
        var request = CallRig.Request("a");
        var tool = ScriptedTool.Endless().Definition;
        var claim = _live.Enter(default, request, () => new LiveCall(request, default, tool, _time));
        var reads = _time.Reads;
        _time.Advance(Limit * 2);
        await Support.Eventually.IsTrueAsync(() => _time.Reads > reads, "the idle exit looks", cancellationToken);
        _live.Leave(claim, Departure.Cancelled);

        _time.Advance(Limit);
        await _host.Asked.WaitAsync(cancellationToken);

        Assert.That(_whenStopped.IsOwed, Is.False);
    }

    [Test]
    public async Task Session_keeps_the_daemon(CancellationToken cancellationToken)
    {
        var session = new Session(
            new SessionIdentity("0123456789ab", 1, 42, null), CallRig.CallerOf("0123456789ab"), _time, () => { }, new RecordedLog<Session>());
        _table.TryAdd(session);
        await StartAsync(cancellationToken);
        _time.Advance(Limit * 2);
        _table.Remove(session);

        _time.Advance(Limit);
        await _host.Asked.WaitAsync(cancellationToken);

        Assert.That(_whenStopped.Sessions, Is.Zero);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await _exit.StartAsync(cancellationToken);
        await _time.FirstTimer.WaitAsync(cancellationToken);
    }
}
