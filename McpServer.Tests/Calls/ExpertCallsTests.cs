using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

/// <summary>How requests leave a call, and what that means for its work.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class ExpertCallsTests : IDisposable
{
    private readonly LiveCallRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Same_question_of_two_sessions_runs_once_and_answers_both(CancellationToken cancellationToken)
    {
        var (one, two) = (await _rig.StartedAsync("a", cancellationToken), await _rig.JoinedAsync("b", cancellationToken));

        _rig.Finish();

        AnswerState[] states = [(await one.DeliveredAsync()).State, (await two.DeliveredAsync()).State];
        Assert.That((states, _rig.Runs), Is.EqualTo((new[] { AnswerState.Complete, AnswerState.Complete }, 1)));
    }

    [Test]
    public async Task Answer_to_who_timed_out_is_given_to_its_next_same_call_once(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);
        await request.TimeOutAsync();
        _rig.Finish();
        await _rig.FinishedAsync(cancellationToken);

        await _rig.Ask("a").DeliveredAsync();
        var (runs, third) = (_rig.Runs, _rig.Ask("a"));
        _ = third.Answer;
        await _rig.RunsAsync(2, cancellationToken);

        Assert.That(runs, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_was_answered_and_asks_again_before_the_other_collected_is_answered_anew(CancellationToken cancellationToken)
    {
        var (one, two) = (await _rig.StartedAsync("a", cancellationToken), await _rig.JoinedAsync("b", cancellationToken));
        await two.TimeOutAsync();
        _rig.Finish();
        await one.DeliveredAsync();

        _ = _rig.Ask("a").Answer;

        await _rig.RunsAsync(2, cancellationToken);
    }

    [Test]
    public async Task Answer_whose_pipe_broke_is_given_to_the_next_editor(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);
        _rig.Finish();
        await request.Answer;
        request.Call.Caller.Presence.Leave();

        var answer = await _rig.Ask("b").DeliveredAsync();

        Assert.That((answer.State, _rig.Runs), Is.EqualTo((AnswerState.Complete, 1)));
    }

    [Test]
    public async Task Answer_whose_pipe_broke_is_given_to_the_next_editor_though_another_has_it(CancellationToken cancellationToken)
    {
        var (one, two) = (await _rig.StartedAsync("a", cancellationToken), await _rig.JoinedAsync("b", cancellationToken));
        _rig.Finish();
        await one.DeliveredAsync();
        await two.Answer;
        two.Call.Caller.Presence.Leave();

        await _rig.Ask("c").DeliveredAsync();

        Assert.That(_rig.Runs, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_timed_out_while_the_answer_was_on_its_way_gets_it_by_asking_again(CancellationToken cancellationToken)
    {
        var (one, two) = (await _rig.StartedAsync("a", cancellationToken), await _rig.JoinedAsync("b", cancellationToken));
        _rig.Finish();
        await one.DeliveredAsync();
        await two.Answer;
        two.Call.Fate.Cancel(RequestFate.TimedOutReason);

        await _rig.Ask("b").DeliveredAsync();

        Assert.That(_rig.Runs, Is.EqualTo(1));
    }

    [Test]
    public async Task Last_waiters_cancel_stops_the_work(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);

        await request.CancelAsync();

        await Assert.ThatAsync(() => _rig.Told.Task.WaitAsync(cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Cancelled_call_is_not_joined_any_more(CancellationToken cancellationToken)
    {
        _rig.Stubborn = true;
        var request = await _rig.StartedAsync("a", cancellationToken);
        await request.CancelAsync();

        _ = _rig.Ask("a").Answer;

        await _rig.RunsAsync(2, cancellationToken);
    }

    [Test]
    public async Task Cancel_of_one_of_two_leaves_the_work_to_the_other(CancellationToken cancellationToken)
    {
        var (one, two) = (await _rig.StartedAsync("a", cancellationToken), await _rig.JoinedAsync("b", cancellationToken));
        await one.CancelAsync();

        _rig.Finish();

        Assert.That(((await two.DeliveredAsync()).State, _rig.Told.Task.IsCompleted), Is.EqualTo((AnswerState.Complete, false)));
    }

    [Test]
    public async Task Cancel_of_the_collecting_request_stops_the_work(CancellationToken cancellationToken)
    {
        var back = await _rig.HandedBackAsync("a", cancellationToken);
        var collect = _rig.Collect("a", back.Call!.Id);
        _ = collect.Answer;

        await collect.CancelAsync();

        await Assert.ThatAsync(() => _rig.Told.Task.WaitAsync(cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Cancel_leaves_the_work_to_another_who_was_handed_back(CancellationToken cancellationToken)
    {
        var back = await _rig.HandedBackAsync("a", cancellationToken);
        var other = await _rig.JoinedAsync("b", cancellationToken);
        await other.CancelAsync();
        _rig.Finish();

        Assert.That((await _rig.Collect("a", back.Call!.Id).DeliveredAsync()).State, Is.EqualTo(AnswerState.Complete));
    }

    [Test]
    public async Task Experts_work_outlives_the_session_that_asked(CancellationToken cancellationToken)
    {
        var request = await _rig.StartedAsync("a", cancellationToken);
        await LiveCallRig.LeaveAsync(request);
        var next = await _rig.JoinedAsync("b", cancellationToken);
        _rig.Finish();

        Assert.That(((await next.DeliveredAsync()).State, _rig.Runs), Is.EqualTo((AnswerState.Complete, 1)));
    }

    [Test]
    public async Task Local_work_stops_when_its_session_is_gone(CancellationToken cancellationToken)
    {
        _rig.AtWork = false;
        var request = await _rig.StartedAsync("a", cancellationToken);

        await LiveCallRig.LeaveAsync(request);

        await Assert.ThatAsync(() => _rig.Told.Task.WaitAsync(cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Local_work_that_was_handed_back_goes_on(CancellationToken cancellationToken)
    {
        _rig.AtWork = false;
        var back = await _rig.HandedBackAsync("a", cancellationToken);
        _rig.Finish();

        Assert.That((await _rig.Collect("a", back.Call!.Id).DeliveredAsync()).State, Is.EqualTo(AnswerState.Complete));
    }

    [Test]
    public async Task Bad_arguments_start_no_work()
    {
        var answer = await _rig.Ask("a", """{"prompt":1}""").DeliveredAsync();

        Assert.That((answer.Error!.Code, _rig.Runs, _rig.Table.IsEmpty), Is.EqualTo((ErrorCode.InvalidArgument, 0, true)));
    }

    [Test]
    public async Task Only_who_did_not_start_the_work_is_told_that_the_answer_is_shared(CancellationToken cancellationToken)
    {
        _rig.Report = new ExpertReport(ExpertState.Answered);
        var (one, two) = (await _rig.StartedAsync("a", cancellationToken), await _rig.JoinedAsync("b", cancellationToken));
        _rig.Finish();

        bool?[] shared = [(await one.DeliveredAsync()).Expert!.Shared, (await two.DeliveredAsync()).Expert!.Shared];

        Assert.That(shared, Is.EqualTo(new bool?[] { null, true }));
    }

    [Test]
    public async Task Other_expert_settings_never_share(CancellationToken cancellationToken)
    {
        await _rig.StartedAsync("a", cancellationToken);

        _ = _rig.Ask("b", variables: ("KIMI_API_KEY", "sk-another")).Answer;

        await _rig.RunsAsync(2, cancellationToken);
    }
}
