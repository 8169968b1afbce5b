using Mcp.Daemon.Evidence;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools.Chat;
using Mcp.Daemon.Workflows.History;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Chat;

public class ChatTurnTests
{
    private static readonly TokenCounter Counter = new();
    private static readonly QuestionFile Small = File("small.cs", 10);
    private static readonly QuestionFile Big = File("big.cs", 2_000);

    [Test]
    public void Prompt_alone_is_sent_as_it_is_and_counts_nothing()
    {
        var counter = new TokenCounter();

        var turn = ChatTurn.Of(new ChatWords("system", false, "What now?"), _ => ThreadHistory.None, [], Room(1_000), counter, CancellationToken.None);

        Assert.That((turn.Text, turn.Sent.Count, counter.IsLoaded), Is.EqualTo(("What now?", 0, false)));
    }

    [Test]
    public void Files_stand_before_the_prompt_and_are_what_was_sent()
    {
        var turn = Turn([], "What now?", [Small], Room(10_000));

        Assert.That(turn.Text, Is.EqualTo(BlockText.Whole(Small) + "What now?"));
        Assert.That(turn.Sent.Select(block => block.Text), Is.EqualTo(new[] { BlockText.Whole(Small) }));
    }

    [Test]
    public void Whole_question_stays_within_its_room()
    {
        var history = ChatTurns.Of(Words(400), Words(400), Words(200), Words(200));

        var turn = Turn(history, Words(300), [Small, Big], Room(2_000));

        var tokens = Counter.Count("system") + turn.History.Messages.Sum(message => Counter.Count(message.Text)) + Counter.Count(turn.Text);
        Assert.That(tokens, Is.InRange(1_700, 2_000));
        Assert.That((turn.History.LeftOut, turn.Cut.Single().File), Is.EqualTo((2, "big.cs")));
    }

    [Test]
    public void File_that_stands_in_the_history_is_reported_and_not_sent_again()
    {
        var first = Turn([], "What is it?", [Small], Room(10_000));

        var second = Turn(After(first, "It is."), "And now?", [Small], Room(10_000));

        Assert.That(second.Text, Is.EqualTo("And now?"));
        Assert.That((second.Sent, second.Cut.Total), Is.EqualTo((first.Sent, 0)));
    }

    [Test]
    public void File_whose_turn_no_longer_fits_is_sent_again()
    {
        var first = Turn([], "What is it?", [Small], Room(10_000));
        var history = After(first, "It is.", Words(500), Words(500));

        var turn = Turn(history, "And now?", [Small], Room(2_100));

        Assert.That((turn.History.LeftOut, turn.Text), Is.EqualTo((2, BlockText.Whole(Small) + "And now?")));
        Assert.That(turn.Sent, Is.EqualTo(first.Sent));
    }

    [Test]
    public void File_that_changed_is_sent_again_beside_its_old_form()
    {
        var first = Turn([], "What is it?", [Small], Room(10_000));
        var changed = File("small.cs", 11);

        var second = Turn(After(first, "It is."), "And now?", [changed], Room(10_000));

        Assert.That(second.Sent.Select(block => (block.Name, block.Lines)), Is.EqualTo(new[] { ("small.cs", "1-10"), ("small.cs", "1-11") }));
    }

    [Test]
    public void Part_of_a_file_in_the_history_will_do_until_the_prompt_asks_for_more_of_it()
    {
        var first = Turn([], "What is it?", [Big], Room(2_000));
        var history = After(first, "It is.");

        var same = Turn(history, "And now?", [Big], Room(5_000));
        var other = Turn(history, "And in big.cs:1900?", [Big], Room(5_000));

        Assert.That(first.Sent.Single().Lines, Does.StartWith("1-").And.Not.EqualTo("1-2000"));
        Assert.That((same.Text, same.Sent), Is.EqualTo(("And now?", first.Sent)));
        Assert.That(other.Sent[1].NumberedLines().Select(line => line.Number), Does.Contain(1_900));
    }

    [Test]
    public void Files_are_cut_by_the_setting_where_the_model_could_take_more()
    {
        var turn = Turn([], "q", [Small, Big], new ChatRoom(new QuestionRoom(100_000), 1_000));

        Assert.That(turn.Sent.Sum(block => block.Tokens), Is.InRange(700, 1_000));
        Assert.That((turn.IsCutBySetting, Turn([], "q", [Small, Big], Room(1_000)).IsCutBySetting), Is.EqualTo((true, false)));
    }

    private static ChatTurn Turn(List<ThreadTurn> history, string prompt, IReadOnlyList<QuestionFile> files, ChatRoom room) => ChatTurn.Of(
        new ChatWords("system", history.Count > 0, prompt),
        tokens => ThreadHistory.Of(history, tokens, digests => digests.Distinct().ToDictionary(digest => digest), Counter),
        files, room, Counter, CancellationToken.None);

    // A block's own text serves as its digest here.
    private static List<ThreadTurn> After(ChatTurn turn, params string[] texts)
    {
        var turns = ChatTurns.Of([turn.Words, .. texts]);
        turns[0] = turns[0] with { Files = [.. turn.Fresh.Select(block => ThreadFile.Sent(block) with { Block = null, BlockDigest = block.Text })] };
        return turns;
    }

    private static ChatRoom Room(int tokens) => new(new QuestionRoom(tokens), 1_000_000);

    private static string Words(int count) => string.Concat(Enumerable.Repeat("word ", count));

    private static QuestionFile File(string name, int lines) => new(
        name, "/ws/" + name, string.Concat(Enumerable.Range(1, lines).Select(i => $"    var value{i} = {i};\n")), isNamed: true);
}
