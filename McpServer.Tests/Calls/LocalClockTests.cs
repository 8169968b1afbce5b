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
}
