using Mcp.FakeProvider.Replies;
using Mcp.FakeProvider.Requests;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd.Experts;

/// <summary>Editors that give up, come back, die and cancel while an expert is at work: what the provider's own log says of it.</summary>
public class PaidOnceTests : ExpertsFixture
{
    private readonly string _question = Question("Which of the two designs would you take?");
    private Gate _gate = null!;

    [SetUp]
    public void HoldTheExpert()
    {
        _gate = new Gate();
        Server.Enqueue(Reply.Stream.Role().Text("The first, ").Wait(_gate).Text("by far.").Finish().Done());
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Two_editors_that_give_up_and_ask_again_pay_once_and_get_one_answer_each(CancellationToken cancellationToken)
    {
        ShimProcess[] editors = [await EditorAsync(cancellationToken), await EditorAsync(cancellationToken)];
        await AskAsync(editors, "101", cancellationToken);
        await GiveUpAsync(editors, "101", cancellationToken);
        await AskAsync(editors, "102", cancellationToken);
        await GiveUpAsync(editors, "102", cancellationToken);
        await AskAsync(editors, "103", cancellationToken);

        _gate.Open();
        var answers = await Task.WhenAll(editors.Select(editor => editor.ResponseAsync("103", cancellationToken)));
        await Task.WhenAll(editors.Select(editor => editor.EchoAsync("after", cancellationToken)));

        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(1));
        Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo("The first, by far."));
        Assert.That(editors.Select(Answers), Is.All.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Answer_that_came_between_two_tries_is_paid_once_and_goes_to_both_editors(CancellationToken cancellationToken)
    {
        ShimProcess[] editors = [await EditorAsync(cancellationToken), await EditorAsync(cancellationToken)];
        await AskAsync(editors, "101", cancellationToken);
        await GiveUpAsync(editors, "101", cancellationToken);
        await IsAsync(editors[0], "waiters", 0, cancellationToken);
        _gate.Open();
        await IsAsync(editors[0], "uncollected", 1, cancellationToken);

        var answers = await Task.WhenAll(editors.Select(editor => editor.CallAsync("chat", _question, cancellationToken)));

        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(1));
        Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo("The first, by far."));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Client_of_little_patience_collects_by_id_what_was_paid_once(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken, ("CLIENT_PATIENCE_SECS", "1"));
        var answer = await editor.CallAsync("chat", _question, cancellationToken);
        var states = new List<string?> { answer.State };
        while (answer.State is "still_running")
        {
            if (states.Count == 2)
            {
                _gate.Open();
            }

            answer = await CollectAsync(editor, answer.CallId, cancellationToken);
            states.Add(answer.State);
        }

        Assert.That(states, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That((answer.State, answer.Text, Answers(editor)), Is.EqualTo(("complete", "The first, by far.", 1)));
        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    [CancelAfter(Bound)]
    public async Task Editor_killed_mid_call_and_started_anew_does_not_pay_again(bool isDoneBefore, CancellationToken cancellationToken)
    {
        var killed = await EditorAsync(cancellationToken);
        await killed.SendCallAsync("101", "chat", _question, cancellationToken);
        await _gate.Reached.WaitAsync(cancellationToken);
        Signal.Kill(killed.Pid);
        await killed.ExitAsync(cancellationToken);
        var next = await EditorAsync(cancellationToken);
        if (isDoneBefore)
        {
            _gate.Open();
            await IsAsync(next, "uncollected", 1, cancellationToken);
        }

        await next.SendCallAsync("201", "chat", _question, cancellationToken);
        if (!isDoneBefore)
        {
            await IsAsync(next, "waiters", 1, cancellationToken);
            _gate.Open();
        }

        Assert.That((await next.ResponseAsync("201", cancellationToken)).Text, Is.EqualTo("The first, by far."));
        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(1));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancel_of_the_only_editor_reaches_the_provider(CancellationToken cancellationToken)
    {
        var editor = await EditorAsync(cancellationToken);
        await AskAsync([editor], "101", cancellationToken);

        await editor.CancelAsync("101", cancellationToken);

        var aborted = await Server.Requests.WaitForAbortAsync(1, cancellationToken);
        await editor.EchoAsync("after", cancellationToken);
        Assert.That((aborted.State, editor.ResponsesTo("101")), Is.EqualTo((RequestState.Aborted, 0)));
    }

    [Test]
    [CancelAfter(Bound)]
    public async Task Cancel_of_one_editor_leaves_the_other_its_answer(CancellationToken cancellationToken)
    {
        ShimProcess[] editors = [await EditorAsync(cancellationToken), await EditorAsync(cancellationToken)];
        await AskAsync(editors, "101", cancellationToken);

        await editors[0].CancelAsync("101", cancellationToken);
        await IsAsync(editors[0], "waiters", 1, cancellationToken);
        _gate.Open();
        var answer = await editors[1].ResponseAsync("101", cancellationToken);

        Assert.That((answer.Text, editors[0].ResponsesTo("101")), Is.EqualTo(("The first, by far.", 0)));
        Assert.That(Server.Requests.Chats, Has.Count.EqualTo(1));
    }

    /// <summary>All ask the same, and wait.</summary>
    private async Task AskAsync(ShimProcess[] editors, string id, CancellationToken cancellationToken)
    {
        foreach (var editor in editors)
        {
            await editor.SendCallAsync(id, "chat", _question, cancellationToken);
        }

        await _gate.Reached.WaitAsync(cancellationToken);
        await IsAsync(editors[0], "waiters", editors.Length, cancellationToken);
    }

    private static async Task GiveUpAsync(ShimProcess[] editors, string id, CancellationToken cancellationToken)
    {
        foreach (var editor in editors)
        {
            await TimeOutAsync(editor, id, cancellationToken);
        }

        // Only when nobody waits any more is it seen that the work goes on without them.
        await IsAsync(editors[0], "waiters", 0, cancellationToken);
    }

    private static int Answers(ShimProcess editor) =>
        editor.Inbox.All.Count(line => line.IsResponse && line.Line.Contains("by far.", StringComparison.Ordinal));
}
