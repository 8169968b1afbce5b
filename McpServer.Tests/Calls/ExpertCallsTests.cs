using Mcp.Contract;
using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

/// <summary>How requests leave a call, and what that means for its work.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class ExpertCallsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    private readonly LiveCallRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Same_question_of_two_sessions_runs_once_and_answers_both(CancellationToken cancellationToken)
    {
        var (one, two) = (await StartedAsync("a", cancellationToken), await JoinedAsync("b", cancellationToken));

        _rig.Finish();

        AnswerState[] states = [(await one.DeliveredAsync()).State, (await two.DeliveredAsync()).State];
        Assert.That((states, _rig.Runs), Is.EqualTo((new[] { AnswerState.Complete, AnswerState.Complete }, 1)));
    }

    [Test]
    public async Task Call_outlasting_its_clients_patience_is_handed_back_and_collected(CancellationToken cancellationToken)
    {
        var back = await HandedBackAsync("a", cancellationToken);
        var collect = _rig.Collect("a", back.Call!.Id);
        _ = collect.Answer;

        _rig.Finish();

        var answer = await collect.DeliveredAsync();
        Assert.That((back.State, answer.State, answer.Tool, answer.Call!.Id), Is.EqualTo((AnswerState.StillRunning, AnswerState.Complete, "expert", back.Call.Id)));
    }

    [Test]
    public async Task Collected_answer_is_not_given_twice(CancellationToken cancellationToken)
    {
        var back = await HandedBackAsync("a", cancellationToken);
        _rig.Finish();
        await _rig.Collect("a", back.Call!.Id).DeliveredAsync();

        await Assert.ThatAsync(() => _rig.Collect("a", back.Call.Id).Answer, NotFound("already delivered"));
    }

    [Test]
    public async Task Each_of_two_that_were_handed_back_collects_the_one_answer(CancellationToken cancellationToken)
    {
        var (one, two) = (await StartedAsync("a", cancellationToken), await JoinedAsync("b", cancellationToken));
        await _rig.Time.WaitedForAsync(Patience, 2, cancellationToken);
        _rig.Time.Advance(Patience);
        var id = (await one.DeliveredAsync()).Call!.Id;
        await two.DeliveredAsync();
        _rig.Finish();

        AnswerState[] states = [(await _rig.Collect("a", id).DeliveredAsync()).State, (await _rig.Collect("b", id).DeliveredAsync()).State];

        Assert.That((states, _rig.Runs), Is.EqualTo((new[] { AnswerState.Complete, AnswerState.Complete }, 1)));
    }

    [Test]
    public async Task Answer_to_who_timed_out_is_given_to_its_next_same_call_once(CancellationToken cancellationToken)
    {
        var request = await StartedAsync("a", cancellationToken);
        await request.TimeOutAsync();
        _rig.Finish();
        await FinishedAsync(cancellationToken);

        await _rig.Ask("a").DeliveredAsync();
        var (runs, third) = (_rig.Runs, _rig.Ask("a"));
        _ = third.Answer;
        await RunsAsync(2, cancellationToken);

        Assert.That(runs, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_was_answered_and_asks_again_before_the_other_collected_is_answered_anew(CancellationToken cancellationToken)
    {
        var (one, two) = (await StartedAsync("a", cancellationToken), await JoinedAsync("b", cancellationToken));
        await two.TimeOutAsync();
        _rig.Finish();
        await one.DeliveredAsync();

        _ = _rig.Ask("a").Answer;

        await RunsAsync(2, cancellationToken);
    }

    [Test]
    public async Task Answer_whose_pipe_broke_is_given_to_the_next_editor(CancellationToken cancellationToken)
    {
        var request = await StartedAsync("a", cancellationToken);
        _rig.Finish();
        await request.Answer;
        request.Call.Caller.Presence.Leave();

        var answer = await _rig.Ask("b").DeliveredAsync();

        Assert.That((answer.State, _rig.Runs), Is.EqualTo((AnswerState.Complete, 1)));
    }

    [Test]
    public async Task Last_waiters_cancel_stops_the_work(CancellationToken cancellationToken)
    {
        var request = await StartedAsync("a", cancellationToken);

        await request.CancelAsync();

        await Assert.ThatAsync(() => _rig.Told.Task.WaitAsync(cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Cancelled_call_is_not_joined_any_more(CancellationToken cancellationToken)
    {
        _rig.Stubborn = true;
        var request = await StartedAsync("a", cancellationToken);
        await request.CancelAsync();

        _ = _rig.Ask("a").Answer;

        await RunsAsync(2, cancellationToken);
    }

    [Test]
    public async Task Cancel_of_one_of_two_leaves_the_work_to_the_other(CancellationToken cancellationToken)
    {
        var (one, two) = (await StartedAsync("a", cancellationToken), await JoinedAsync("b", cancellationToken));
        await one.CancelAsync();

        _rig.Finish();

        Assert.That(((await two.DeliveredAsync()).State, _rig.Told.Task.IsCompleted), Is.EqualTo((AnswerState.Complete, false)));
    }

    [Test]
    public async Task Cancel_of_the_collecting_request_stops_the_work(CancellationToken cancellationToken)
    {
        var back = await HandedBackAsync("a", cancellationToken);
        var collect = _rig.Collect("a", back.Call!.Id);
        _ = collect.Answer;

        await collect.CancelAsync();

        await Assert.ThatAsync(() => _rig.Told.Task.WaitAsync(cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Cancel_leaves_the_work_to_another_who_was_handed_back(CancellationToken cancellationToken)
    {
        var back = await HandedBackAsync("a", cancellationToken);
        var other = await JoinedAsync("b", cancellationToken);
        await other.CancelAsync();
        _rig.Finish();

        Assert.That((await _rig.Collect("a", back.Call!.Id).DeliveredAsync()).State, Is.EqualTo(AnswerState.Complete));
    }

    [Test]
    public async Task Experts_work_outlives_the_session_that_asked(CancellationToken cancellationToken)
    {
        var request = await StartedAsync("a", cancellationToken);
        await LiveCallRig.LeaveAsync(request);
        var next = await JoinedAsync("b", cancellationToken);
        _rig.Finish();

        Assert.That(((await next.DeliveredAsync()).State, _rig.Runs), Is.EqualTo((AnswerState.Complete, 1)));
    }

    [Test]
    public async Task Local_work_stops_when_its_session_is_gone(CancellationToken cancellationToken)
    {
        _rig.AtWork = false;
        var request = await StartedAsync("a", cancellationToken);

        await LiveCallRig.LeaveAsync(request);

        await Assert.ThatAsync(() => _rig.Told.Task.WaitAsync(cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Local_work_that_was_handed_back_goes_on(CancellationToken cancellationToken)
    {
        _rig.AtWork = false;
        var back = await HandedBackAsync("a", cancellationToken);
        _rig.Finish();

        Assert.That((await _rig.Collect("a", back.Call!.Id).DeliveredAsync()).State, Is.EqualTo(AnswerState.Complete));
    }

    [Test]
    public async Task Failure_that_nobody_got_is_collected_by_id_and_not_by_asking_again(CancellationToken cancellationToken)
    {
        var back = await HandedBackAsync("a", cancellationToken);
        _rig.End.SetException(new ToolFailureException(ErrorCode.ProviderDown, "Asking: down."));
        await FinishedAsync(cancellationToken);

        var collected = await _rig.Collect("a", back.Call!.Id).DeliveredAsync();

        Assert.That(collected.Error!.Code, Is.EqualTo(ErrorCode.ProviderDown));
    }

    [Test]
    public async Task Answer_nobody_collects_is_gone_after_its_time(CancellationToken cancellationToken)
    {
        var back = await HandedBackAsync("a", cancellationToken);
        _rig.Finish();
        await FinishedAsync(cancellationToken);

        _rig.Time.Advance(TimeSpan.FromSeconds(599));
        var kept = !_rig.Table.IsEmpty;
        _rig.Time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThatAsync(() => _rig.Collect("a", back.Call!.Id).Answer, NotFound("RESULT_TTL_SECS"));
        Assert.That((kept, _rig.Table.IsEmpty), Is.EqualTo((true, true)));
    }

    [TestCase("nobody-1-1")]
    [TestCase("")]
    public async Task Unknown_id_says_to_call_again(string id)
    {
        await Assert.ThatAsync(() => _rig.Collect("a", id).Answer, NotFound("call the original tool again"));
    }

    [Test]
    public async Task Id_of_other_expert_settings_is_unknown(CancellationToken cancellationToken)
    {
        var back = await HandedBackAsync("a", cancellationToken);

        await Assert.ThatAsync(() => _rig.Collect("b", back.Call!.Id, ("KIMI_API_KEY", "sk-another")).Answer, NotFound("no such call"));
    }

    [Test]
    public async Task Other_expert_settings_never_share(CancellationToken cancellationToken)
    {
        await StartedAsync("a", cancellationToken);

        _ = _rig.Ask("b", variables: ("KIMI_API_KEY", "sk-another")).Answer;

        await RunsAsync(2, cancellationToken);
    }

    private static NUnit.Framework.Constraints.ContainsConstraint NotFound(string message) => Throws.InstanceOf<ToolFailureException>()
        .With.Property(nameof(ToolFailureException.Code)).EqualTo(ErrorCode.CallNotFound).And.Message.Contains(message);

    private async Task<LiveCallRig.Request> StartedAsync(string session, CancellationToken cancellationToken)
    {
        var request = _rig.Ask(session);
        _ = request.Answer;
        await RunsAsync(1, cancellationToken);
        return request;
    }

    private async Task<LiveCallRig.Request> JoinedAsync(string session, CancellationToken cancellationToken)
    {
        var waiters = _rig.Table.Figures.Waiters;
        var request = _rig.Ask(session);
        _ = request.Answer;
        await Support.Eventually.IsTrueAsync(() => _rig.Table.Figures.Waiters > waiters, "the request joins", cancellationToken);
        return request;
    }

    private async Task<Answer> HandedBackAsync(string session, CancellationToken cancellationToken)
    {
        var request = await StartedAsync(session, cancellationToken);
        await _rig.Time.WaitedForAsync(Patience, 1, cancellationToken);
        _rig.Time.Advance(Patience);
        return await request.DeliveredAsync();
    }

    private Task RunsAsync(int count, CancellationToken cancellationToken) =>
        Support.Eventually.IsTrueAsync(() => _rig.Runs == count && _rig.Seen is not null, $"run {count}", cancellationToken);

    private Task FinishedAsync(CancellationToken cancellationToken) =>
        Support.Eventually.IsTrueAsync(() => _rig.Table.Figures.Uncollected == 1, "the answer is there", cancellationToken);
}
