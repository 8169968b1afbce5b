using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows.History;
using Mcp.Tests.Tools.Chat;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.History;

public class ThreadHistoryTests
{
    private static readonly TokenCounter Counter = new();
    private static readonly Dictionary<string, string> Blocks = new() { ["d1"] = "<file name=\"a.cs\" lines=\"1\" mark=\"11111111\">\n1│ x\n</file 11111111>\n" };

    [Test]
    public void Turns_are_messages_of_their_own_role_between_system_and_question()
    {
        var messages = History(ChatTurns.Of("q1", "a1")).WithQuestion(new ChatMessage(ChatRole.System, "system"), "q2", []);

        Assert.That(messages.Select(message => $"{message.Role}:{message.Text}"), Is.EqualTo(new[] { "system:system", "user:q1", "assistant:a1", "user:q2" }));
    }

    [Test]
    public void Request_grows_by_its_new_turn_only()
    {
        var turns = new List<ThreadTurn>();
        var sizes = new List<int>();
        for (var turn = 0; turn < 20; turn++)
        {
            sizes.Add(History(turns).WithQuestion(new ChatMessage(ChatRole.System, "s"), "question", []).Sum(message => message.Text.Length));
            turns.AddRange(ChatTurns.Of("question", "the answer"));
        }

        var growth = sizes.Zip(sizes.Skip(1), (before, after) => after - before).Distinct();
        Assert.That(growth, Is.EqualTo(new[] { "question".Length + "the answer".Length }));
    }

    [Test]
    public void Images_go_with_the_question()
    {
        var image = new DataContent(new byte[] { 1 }, "image/png");

        var question = ThreadHistory.None.WithQuestion(new ChatMessage(ChatRole.System, "s"), "what is this?", [image])[^1];

        Assert.That(question.Contents[0], Is.SameAs(image));
    }

    [Test]
    public void Files_go_along_with_their_question_byte_for_byte()
    {
        var turns = ChatTurns.Of("q1", "a1");
        turns[0] = turns[0] with { Files = [new ThreadFile("a.cs", "11111111") { Lines = "1", Tokens = 20, BlockDigest = "d1" }] };

        var history = History(turns);

        Assert.That(history.Messages[0].Text, Is.EqualTo(Blocks["d1"] + "q1"));
        Assert.That(history.Blocks.Single(), Has.Property("Name").EqualTo("a.cs").And.Property("Lines").EqualTo("1").And.Property("Text").EqualTo(Blocks["d1"]));
    }

    [Test]
    public void Oldest_turns_stay_out_when_there_is_no_room_and_no_answer_without_its_question()
    {
        var turns = ChatTurns.Of("q1", "a1", "q2", "a2", "q3", "a3");
        var two = turns.Skip(2).Sum(turn => Counter.Count(turn.Text));

        var fitting = History(turns, two);
        var tight = History(turns, two - 1);

        Assert.That((fitting.Kept.Select(turn => turn.Text), fitting.LeftOut), Is.EqualTo((turns.Skip(2).Select(turn => turn.Text), 2)));
        Assert.That((tight.Kept.Count, tight.LeftOut), Is.EqualTo((2, 4)));
    }

    [Test]
    public void Files_of_a_turn_count_as_part_of_it()
    {
        var turns = ChatTurns.Of("q1", "a1");
        turns[0] = turns[0] with { Files = [new ThreadFile("a.cs", "11111111") { Tokens = 1_000, BlockDigest = "d1" }] };

        Assert.That(History(turns, 500).Kept, Is.Empty);
    }

    [Test]
    public void Neighbours_of_one_role_are_one_message_and_an_open_one_takes_the_question_in()
    {
        var turns = new List<ThreadTurn>
        {
            new(ThreadTurn.StepRole, "step 1", "debug", null), new(ThreadTurn.StepRole, "step 2", "debug", null),
        };

        var messages = History(turns).WithQuestion(new ChatMessage(ChatRole.System, "s"), "q", []);

        Assert.That(messages.Select(message => message.Text), Is.EqualTo(new[] { "s", "step 1\n\nstep 2\n\nq" }));
    }

    private static ThreadHistory History(IReadOnlyList<ThreadTurn> turns, int room = 100_000) => ThreadHistory.Of(turns, room, _ => Blocks, Counter);
}
