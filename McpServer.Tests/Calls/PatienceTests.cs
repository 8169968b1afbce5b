using Mcp.Daemon.Calls;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Timeouts;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

public class PatienceTests
{
    [Test]
    public void Set_patience_beats_what_is_known_of_the_client()
    {
        var ladder = TimeoutLadder.From(new RungSettings { Patience = 7 });

        Assert.That(Patience.Of(ladder, Known(60), false), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public void Set_client_timeout_leaves_a_tenth()
    {
        var ladder = TimeoutLadder.From(new RungSettings { Client = 100 });

        Assert.That(Patience.Of(ladder, Known(60), false), Is.EqualTo(TimeSpan.FromSeconds(90)));
    }

    [TestCase(60, 54)]
    [TestCase(300, 270)]
    [TestCase(10, 8)]
    [TestCase(3, 1.5)]
    public void Known_limit_leaves_a_tenth_and_at_least_two_seconds_but_half(double limit, double patience)
    {
        Assert.That(Patience.Of(TimeoutLadder.Default, Known(limit), true), Is.EqualTo(TimeSpan.FromSeconds(patience)));
    }

    [Test]
    public void Unknown_client_is_taken_to_wait_50_s()
    {
        Assert.That(
            (Patience.Of(TimeoutLadder.Default, null, true), Patience.Of(TimeoutLadder.Default, Known(null), true)),
            Is.EqualTo((TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(50))));
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public void Client_that_waits_on_with_progress_needs_progress(bool hasProgress, bool isEndless)
    {
        var patience = Patience.Of(TimeoutLadder.Default, Known(60) with { ProgressResets = true }, hasProgress);

        Assert.That(patience == TimeSpan.MaxValue, Is.EqualTo(isEndless));
    }

    private static ClientLimit Known(double? limit) => new()
    {
        Name = "x", Limit = limit is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Source = "a test", Read = new DateOnly(2026, 1, 31),
    };
}
