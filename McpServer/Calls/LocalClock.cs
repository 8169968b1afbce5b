namespace Mcp.Daemon.Calls;

/// <summary>
/// The tool rung of a call that asks experts: it measures the call's own work and stands still while an expert is at
/// work, which has a rung of its own. Its token is cancelled when the limit is used up.
/// </summary>
internal sealed class LocalClock : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _expired = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TimeSpan _left;
    private long? _runningSince;

    /// <param name="limit">The tool rung.</param>
    public LocalClock(TimeSpan limit, TimeProvider time)
    {
        _left = limit;
        _time = time;
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _expired.Token;

    /// <summary>What the work may still use of its rung.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_lock)
            {
                return Remaining();
            }
        }
    }

    /// <summary>Lets it run, or stand still; asks inside its lock, so that of two changes at once the later one counts.</summary>
    public void Run(Func<bool> runs)
    {
        lock (_lock)
        {
            _left = Remaining();
            var running = runs();
            _runningSince = running ? _time.GetTimestamp() : null;
            _timer.Change(running ? _left : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    // A timer's callback may come late: after an expert began, or after the call ended. It also comes a fraction early,
    // because the system's timers count whole milliseconds and drop the rest; then it has to come again.
    private void Look()
    {
        lock (_lock)
        {
            if (_runningSince is null)
            {
                return;
            }

            if (Remaining() is var left && left > TimeSpan.Zero)
            {
                _timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }
        }

        try
        {
            _expired.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended in this very moment.
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _expired.Dispose();
    }

    private TimeSpan Remaining()
    {
        var left = _runningSince is { } since ? _left - _time.GetElapsedTime(since) : _left;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
