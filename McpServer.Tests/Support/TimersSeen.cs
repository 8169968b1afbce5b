using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Mcp.Tests.Support;

/// <summary>A clock in hand that tells of every wait that begins on it: time must not pass before that.</summary>
internal sealed class TimersSeen : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The length of the next wait, once somebody began it.</summary>
    public ValueTask<TimeSpan> NextAsync(CancellationToken cancellationToken) => _waits.Reader.ReadAsync(cancellationToken);

    /// <summary>Lets the next waits pass, each as soon as it has begun, and returns their lengths.</summary>
    public async Task<double[]> PassAsync(int waits, CancellationToken cancellationToken)
    {
        var seconds = new double[waits];
        for (var i = 0; i < waits; i++)
        {
            var wait = await NextAsync(cancellationToken);
            seconds[i] = wait.TotalSeconds;
            Advance(wait);
        }

        return seconds;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }
}
