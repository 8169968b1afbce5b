using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

/// <summary>What a call leaves in the journal, and what is told of a call that runs again.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class KeptAnswersTests : IDisposable
{
    private readonly LiveCallRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Answer_stands_in_the_journal_until_it_is_written_to_its_client(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);
        _rig.Finish();
        var answer = await request.Answer;
        var (id, scope) = (answer.Call!.Id, CallScope.Of(request.Call.Caller));

        var before = _rig.Next.Of(id, scope)?.Answer.Text;
        await request.DeliveredAsync();
        var after = _rig.Next.Of(id, scope);

        Assert.That((before, after), Is.EqualTo((answer.Text, (KeptAnswer?)null)));
    }

    [Test]
    public async Task Answer_that_nobody_took_stays_in_the_journal(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);
        await request.TimeOutAsync();
        _rig.Finish();
        await _rig.FinishedAsync(cancellationToken);

        Assert.That(_rig.Next.Of(request.Call.Id, CallScope.Of(request.Call.Caller)), Is.Not.Null);
    }

    [Test]
    public async Task Answer_that_was_collected_is_forgotten(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);
        await request.TimeOutAsync();
        _rig.Finish();
        await _rig.FinishedAsync(cancellationToken);
        var collecting = _rig.Collect("a", request.Call.Id);
        await collecting.DeliveredAsync();

        Assert.That(_rig.Next.Of(request.Call.Id, CallScope.Of(request.Call.Caller)), Is.Null);
    }

    [Test]
    public async Task Failure_is_not_kept(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);
        _rig.Fail(new ToolFailureException("provider_down", "It is down."));
        await request.Answer;

        Assert.That(_rig.Next.Of(request.Call.Id, CallScope.Of(request.Call.Caller)), Is.Null);
    }

    [Test]
    public async Task Same_question_to_the_next_daemon_is_answered_from_the_journal(CancellationToken cancellationToken)
    {
        var request = _rig.Ask("a");
        await _rig.LeaveBehindAsync("old-1-1", request, new Answer { Tool = "expert", State = AnswerState.Complete, Text = "Kept." }, cancellationToken);

        var answer = await request.DeliveredAsync();

        Assert.That((answer.Text, _rig.Runs, _rig.Next.Of("old-1-1", CallScope.Of(request.Call.Caller))), Is.EqualTo(("Kept.", 0, (KeptAnswer?)null)));
    }

    [Test]
    public async Task Answer_of_a_lost_daemon_is_collected_by_its_id(CancellationToken cancellationToken)
    {
        var request = _rig.Collect("a", " old-1-1 ");
        await _rig.LeaveBehindAsync("old-1-1", request, new Answer { Tool = "expert", State = AnswerState.Complete, Text = "Kept." }, cancellationToken);

        Assert.That((await request.Answer).Text, Is.EqualTo("Kept."));
    }

    [Test]
    public async Task Call_that_runs_again_says_so(CancellationToken cancellationToken)
    {
        var request = _rig.Ask("a").SentBefore(new LostRequest("old-1-7", TimeSpan.FromSeconds(1)));
        _ = request.Answer;
        await _rig.RunsAsync(1, cancellationToken);
        _rig.Finish();

        var answer = await request.Answer;

        Assert.That((answer.Call!.Attempt, answer.Notes), Is.EqualTo((2, new[] { HandBack.RunAgain(request.Call.Lost!) })).UsingPropertiesComparer());
        Assert.That(answer.Notes!.Single(), Does.Contain("old-1-7"));
    }

    [Test]
    public async Task Client_that_has_waited_already_is_handed_back_so_much_sooner(CancellationToken cancellationToken)
    {
        var request = _rig.Ask("a").SentBefore(new LostRequest("old-1-7", Patience.Default - TimeSpan.FromSeconds(5)));
        _ = request.Answer;
        await _rig.RunsAsync(1, cancellationToken);

        await _rig.Time.WaitedForAsync(TimeSpan.FromSeconds(5), 1, cancellationToken);
        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(((await request.Answer).State, (await request.Answer).Call!.Attempt), Is.EqualTo((AnswerState.StillRunning, 2)));
    }

    [Test]
    public async Task Hand_back_names_the_thread_in_which_the_answer_will_stand(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);
        _rig.Seen!.SoFar(new Answer
        {
            Tool = "expert", State = AnswerState.TimedOut, Thread = new ThreadReport("thread-1", 3, DateTimeOffset.UnixEpoch),
        });
        await _rig.Time.WaitedForAsync(Patience.Default, 1, cancellationToken);
        _rig.Time.Advance(Patience.Default);

        var answer = await request.Answer;

        Assert.That((answer.State, answer.Thread?.Id), Is.EqualTo((AnswerState.StillRunning, "thread-1")));
        Assert.That(answer.Text, Does.Contain("will also stand in thread thread-1"));
    }
}
