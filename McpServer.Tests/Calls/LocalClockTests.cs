using Mcp.Daemon.Calls;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

public class LocalClockTests
{
    [Test]
    public void What_was_used_before_an_expert_was_asked_stays_used()
    {
        var time = new FakeTimeProvider();
        using var clock = new LocalClock(TimeSpan.FromSeconds(10), time);
        clock.Run(() => true);
        time.Advance(TimeSpan.FromSeconds(4));
        clock.Run(() => false);
        time.Advance(TimeSpan.FromHours(1));
        clock.Run(() => true);
        var left = clock.Left;
        time.Advance(TimeSpan.FromSeconds(5.9));
        var before = clock.Token.IsCancellationRequested;

        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That((left, before, clock.Token.IsCancellationRequested), Is.EqualTo((TimeSpan.FromSeconds(6), false, true)));
    }

    [Test]
    public void Timer_that_comes_a_fraction_early_comes_again()
    {
        var time = new WholeMillisecondTime();
        using var clock = new LocalClock(TimeSpan.FromSeconds(10), time);
        clock.Run(() => true);
        time.Advance(TimeSpan.FromMilliseconds(0.5));
        clock.Run(() => true);
        time.Advance(TimeSpan.FromMilliseconds(9_999));
        var early = clock.Token.IsCancellationRequested;

        time.Advance(TimeSpan.FromMilliseconds(2));

        Assert.That((early, clock.Token.IsCancellationRequested), Is.EqualTo((false, true)));
    }

    /// <summary>Times its timers as the system does: fractions of a millisecond are dropped.</summary>
    private sealed class WholeMillisecondTime : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new WholeMillisecondTimer(base.CreateTimer(callback, state, dueTime, period));
    }

    private sealed class WholeMillisecondTimer(ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            inner.Change(TimeSpan.FromMilliseconds((long)dueTime.TotalMilliseconds), period);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
