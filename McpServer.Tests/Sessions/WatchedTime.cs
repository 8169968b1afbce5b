using Microsoft.Extensions.Time.Testing;

namespace Mcp.Tests.Sessions;

/// <summary>A clock in hand that says when somebody has begun to wait on it: time must not pass before that.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly TaskCompletionSource<TimeSpan> _firstTimer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The period of the first timer, once there is one.</summary>
    public Task<TimeSpan> FirstTimer => _firstTimer.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _firstTimer.TrySetResult(period);
        return timer;
    }
}
