using Microsoft.Extensions.Time.Testing;

namespace Mcp.Tests.Sessions;

/// <summary>A clock in hand that says when somebody has begun to wait on it: time must not pass before that.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly TaskCompletionSource<TimeSpan> _firstTimer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _reads;

    /// <summary>The period of the first timer, once there is one.</summary>
    public Task<TimeSpan> FirstTimer => _firstTimer.Task;

    /// <summary>How often somebody looked at it: whoever is woken by a tick does so next.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public override long GetTimestamp()
    {
        Interlocked.Increment(ref _reads);
        return base.GetTimestamp();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _firstTimer.TrySetResult(period);
        return timer;
    }
}
