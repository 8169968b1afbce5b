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
        var messages = ChatMessages.Of("system", ChatTurns.Of("q1", "a1"), "q2", []);

        Assert.That(messages.Select(message => $"{message.Role}:{message.Text}"), Is.EqualTo(
            new[] { "system:system", "user:q1", "assistant:a1", "user:q2" }));
    }

    [Test]
    public void Request_grows_by_its_new_turn_only()
    {
        var history = new List<ThreadTurn>();
        var sizes = new List<int>();
        for (var turn = 0; turn < 20; turn++)
        {
            sizes.Add(ChatMessages.Of("s", history, "question", []).Sum(message => message.Text.Length));
            history.AddRange(ChatTurns.Of("question", "the answer"));
        }

        var growth = sizes.Zip(sizes.Skip(1), (before, after) => after - before).Distinct();
        Assert.That(growth, Is.EqualTo(new[] { "question".Length + "the answer".Length }));
    }

    [Test]
    public void Images_go_with_the_question()
    {
        var image = new DataContent(new byte[] { 1 }, "image/png");

        var question = ChatMessages.Of("s", [], "what is this?", [image])[^1];

        Assert.That(question.Contents[0], Is.SameAs(image));
    }
}
