using Mcp.Daemon.Threads;
using NUnit.Framework;

namespace Mcp.Tests.Threads;

/// <summary>What an answer says of the end of its thread.</summary>
public class ThreadReportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [TestCase(16, null)]
    [TestCase(15, "It expires in 15 min unless it is used before.")]
    [TestCase(1.9, "It expires in 1 min unless it is used before.")]
    [TestCase(0.6, "It expires in 36 s unless it is used before.")]
    [TestCase(0, "It expired at 2026-01-31 12:00:00Z and can only be read.")]
    public void Last_quarter_of_an_hour_is_warned_about(double minutes, string? warning)
    {
        Assert.That(ThreadReports.Warning(Thread(minutes, TimeSpan.MaxValue), Now), Is.EqualTo(warning));
    }

    [TestCase(14, "It had only 14 min left; this use extended it. An unused thread is given up at its expiry.")]
    [TestCase(16, null)]
    public void Use_in_the_last_quarter_of_an_hour_says_how_near_it_was(double minutes, string? warning)
    {
        Assert.That(ThreadReports.Warning(Thread(720, TimeSpan.FromMinutes(minutes)), Now), Is.EqualTo(warning));
    }

    [Test]
    public void Report_counts_exchanges_and_never_below_none()
    {
        Assert.That(ThreadReports.Of(Thread(720, TimeSpan.MaxValue), 0, Now).ExchangesLeft, Is.Zero);
    }

    private static ConversationThread Thread(double minutes, TimeSpan left) => new()
    {
        Id = "t", Workspace = "/ws", BegunAt = Now, ExpiresAt = Now.AddMinutes(minutes), Version = 1, LeftWhenOpened = left,
        Turns = [new ThreadTurn(ThreadTurn.User, "q", "chat", null), new ThreadTurn(ThreadTurn.Assistant, "a", "chat", "m")],
    };
}
