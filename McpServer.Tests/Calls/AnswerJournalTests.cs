using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AnswerJournalTests : IDisposable
{
    private static readonly CallKey Key = new(new CallScope("here", "these"), "question");

    private static readonly Answer Said = new() { Tool = "chat", State = AnswerState.Complete, Text = "Yes.", Notes = ["a note"] };

    private readonly CallRig _rig = new();
    private readonly AnswerJournal _lost;
    private readonly AnswerJournal _next;

    public AnswerJournalTests() => (_lost, _next) = (_rig.JournalOf(), _rig.JournalOf());

    public void Dispose() => _rig.Dispose();

    [Test]
    public void Answer_of_a_lost_daemon_is_found_by_its_question_and_by_its_call()
    {
        _lost.Keep("call", Key, Said);

        Assert.That((_next.Of(Key)!.Answer.Text, _next.Of("call", Key.Scope)!.CallId), Is.EqualTo(("Yes.", "call")));
    }

    [Test]
    public void Answer_says_that_it_was_kept_and_keeps_its_own_notes()
    {
        _lost.Keep("call", Key, Said);

        Assert.That(_next.Of(Key)!.Told.Notes, Has.Count.EqualTo(2).And.Some.EqualTo("a note").And.Some.Contains("nothing was asked anew"));
    }

    [Test]
    public void Answers_of_its_own_are_not_its_to_give()
    {
        _lost.Keep("call", Key, Said);

        Assert.That((_lost.Of(Key), _lost.Of("call", Key.Scope)), Is.EqualTo(((KeptAnswer?)null, (KeptAnswer?)null)));
    }

    [TestCase("elsewhere", "these")]
    [TestCase("here", "others")]
    public void Another_scope_finds_nothing(string workspace, string experts)
    {
        var scope = new CallScope(workspace, experts);
        _lost.Keep("call", Key, Said);

        Assert.That((_next.Of(Key with { Scope = scope }), _next.Of("call", scope)), Is.EqualTo(((KeptAnswer?)null, (KeptAnswer?)null)));
    }

    [Test]
    public void Forgotten_answer_is_gone()
    {
        _lost.Keep("call", Key, Said);

        _lost.Forget("call");

        Assert.That(_next.Of(Key), Is.Null);
    }

    [Test]
    public void Answer_that_the_next_daemon_delivered_is_gone()
    {
        _lost.Keep("call", Key, Said);
        _next.Of(Key);

        _next.Forget("call");

        Assert.That(_rig.JournalOf().Of(Key), Is.Null);
    }

    [Test]
    public void Answer_is_kept_for_its_time()
    {
        _lost.Keep("call", Key, Said);

        _rig.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.That(_next.Of(Key), Is.Null);
    }

    [Test]
    public void Oldest_answers_go_when_there_are_too_many()
    {
        _lost.Keep("call", Key, Said);
        for (var i = 0; i < AnswerJournal.MaxKept; i++)
        {
            _rig.Time.Advance(TimeSpan.FromMilliseconds(1));
            _lost.Keep($"later-{i}", Key with { Question = $"{i}" }, Said);
        }

        Assert.That((_next.Of(Key), _next.Of("later-0", Key.Scope)?.CallId), Is.EqualTo(((KeptAnswer?)null, "later-0")));
    }

    [Test]
    public void File_that_cannot_be_used_hinders_nothing()
    {
        var journal = _rig.JournalOf("/proc/self/answers.db");

        journal.Keep("call", Key, Said);

        Assert.That(journal.Of(Key), Is.Null);
    }
}
