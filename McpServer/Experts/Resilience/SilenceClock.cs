namespace Mcp.Daemon.Experts.Resilience;

/// <summary>
/// The expert rung: how long a provider may send nothing. One per ask; every byte winds it up again. Waits between
/// retries and a change of model are silence too; a wait for a place in the queue is not the provider's, and pauses it.
/// </summary>
internal sealed class SilenceClock : IDisposable
{
    public const string Rung = "expert";

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _fired = new();
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private TimeSpan _limit = Timeout.InfiniteTimeSpan;
    private long _heardAt;
    private TimeSpan? _pausedAfter;
    private int _pauses;

    public SilenceClock(TimeProvider time)
    {
        _time = time;
        Fired = _fired.Token;
        _heardAt = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the silence is longer than the limit.</summary>
    public CancellationToken Fired { get; }

    public TimeSpan Limit
    {
        get
        {
            lock (_lock)
            {
                return _limit;
            }
        }
    }

    /// <summary>What is left of the limit while nothing is heard.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_lock)
            {
                return _limit == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _limit - Silence();
            }
        }
    }

    /// <summary>The limit of the model that is asked now; the silence so far stays.</summary>
    public void Allow(TimeSpan limit)
    {
        lock (_lock)
        {
            _limit = limit;
            Arm();
        }
    }

    /// <summary>A sign of life from the provider. Called for every read: it only stamps, the timer looks later.</summary>
    public void Heard() => Volatile.Write(ref _heardAt, _time.GetTimestamp());

    /// <summary>The clock stands until the result is disposed; nests.</summary>
    public IDisposable Pause()
    {
        lock (_lock)
        {
            _pausedAfter ??= Silence();
            _pauses++;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return new Standing(this);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _fired.Dispose();
    }

    private TimeSpan Silence() => _pausedAfter ?? _time.GetElapsedTime(Volatile.Read(ref _heardAt));

    private void Look()
    {
        lock (_lock)
        {
            if (_pausedAfter is not null || _limit == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            if (Silence() < _limit)
            {
                Arm();
                return;
            }
        }

        try
        {
            _fired.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The ask ended in this very moment.
        }
    }

    private void Arm()
    {
        if (_pausedAfter is null && _limit != Timeout.InfiniteTimeSpan)
        {
            var left = _limit - Silence();
            // Rounded up: a timer that came a tick early would only be set again.
            var due = TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left.TotalMilliseconds)));
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private void Resume()
    {
        lock (_lock)
        {
            if (--_pauses > 0 || _pausedAfter is not { } silence)
            {
                return;
            }

            _pausedAfter = null;
            var ticks = (long)(silence.TotalSeconds * _time.TimestampFrequency);
            Volatile.Write(ref _heardAt, _time.GetTimestamp() - ticks);
            Arm();
        }
    }

    private sealed class Standing(SilenceClock clock) : IDisposable
    {
        private SilenceClock? _clock = clock;

        public void Dispose() => Interlocked.Exchange(ref _clock, null)?.Resume();
    }
}
