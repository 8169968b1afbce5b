using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools.Chat;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Chat;

public class ChatHistoryTests
{
    private static readonly TokenCounter Counter = new();

    [Test]
    public void Oldest_exchanges_stay_out_whole_when_there_is_no_room()
    {
        var history = ChatTurns.Of("q1", "a1", "q2", "a2", "q3", "a3");
        var two = history.Skip(2).Sum(turn => Counter.Count(turn.Text));

        var fitting = ChatHistory.Newest(history, two, Counter);
        var tight = ChatHistory.Newest(history, two - 1, Counter);

        Assert.That((fitting.Turns.Select(turn => turn.Text), fitting.Tokens, fitting.LeftOut), Is.EqualTo((history.Skip(2).Select(turn => turn.Text), two, 1)));
        Assert.That((tight.Turns.Count, tight.LeftOut), Is.EqualTo((2, 2)));
    }

    [Test]
    public void Thread_that_fits_goes_whole()
    {
        IReadOnlyList<ThreadTurn> history = ChatTurns.Of("q1", "a1");

        var kept = ChatHistory.Newest(history, 1_000, Counter);

        Assert.That((kept.Turns, kept.LeftOut), Is.EqualTo((history, 0)));
    }
}
