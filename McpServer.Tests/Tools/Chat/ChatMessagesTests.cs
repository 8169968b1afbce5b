using Mcp.Daemon.Threads;
using Mcp.Daemon.Tools.Chat;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Chat;

public class ChatMessagesTests
{
    [Test]
    public void Turns_are_messages_of_their_own_role_between_system_and_question()
    {
        var (messages, leftOut) = ChatMessages.Of("system", History("q1", "a1"), room: 100, "q2", []);

        Assert.That(messages.Select(message => $"{message.Role}:{message.Text}"), Is.EqualTo(
            new[] { "system:system", "user:q1", "assistant:a1", "user:q2" }));
        Assert.That(leftOut, Is.Zero);
    }

    [Test]
    public void Oldest_exchanges_stay_out_whole_when_there_is_no_room()
    {
        var (messages, leftOut) = ChatMessages.Of("s", History("q1", "a1", "q2", "a2", "q3", "a3"), room: 9, "q4", []);

        Assert.That(messages.Skip(1).Select(message => message.Text), Is.EqualTo(new[] { "q2", "a2", "q3", "a3", "q4" }));
        Assert.That(leftOut, Is.EqualTo(1));
    }

    [Test]
    public void Request_grows_by_its_new_turn_only()
    {
        var history = new List<ThreadTurn>();
        var sizes = new List<int>();
        for (var turn = 0; turn < 20; turn++)
        {
            sizes.Add(ChatMessages.Of("s", history, room: 1_000_000, "question", []).Messages.Sum(message => message.Text.Length));
            history.AddRange(History("question", "the answer"));
        }

        var growth = sizes.Zip(sizes.Skip(1), (before, after) => after - before).Distinct();
        Assert.That(growth, Is.EqualTo(new[] { "question".Length + "the answer".Length }));
    }

    [Test]
    public void Images_go_with_the_question()
    {
        var image = new DataContent(new byte[] { 1 }, "image/png");

        var question = ChatMessages.Of("s", [], 0, "what is this?", [image]).Messages[^1];

        Assert.That(question.Contents[0], Is.SameAs(image));
    }

    private static List<ThreadTurn> History(params string[] texts) =>
        [.. texts.Select((text, i) => new ThreadTurn(i % 2 == 0 ? ThreadTurn.User : ThreadTurn.Assistant, text, "chat", null))];
}
