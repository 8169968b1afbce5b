using Microsoft.Extensions.Time.Testing;

namespace Mcp.Tests.Calls;

/// <summary>A clock in hand that knows how often somebody has begun to wait for how long: time must not pass before that.</summary>
internal sealed class AwaitedTime : FakeTimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_lock)
        {
            _timers.Add(dueTime);
        }

        return timer;
    }

    public Task WaitedForAsync(TimeSpan limit, int count, CancellationToken cancellationToken) => Support.Eventually.IsTrueAsync(
        () =>
        {
            lock (_lock)
            {
                return _timers.Count(timer => timer == limit) >= count;
            }
        },
        $"{count} wait for {limit}", cancellationToken);
}
