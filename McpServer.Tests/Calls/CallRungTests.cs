using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

/// <summary>How the work of an expert's call ends by its clocks: tool rung 120 s, daemon rung 180 s, lifetime 900 s.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class CallRungTests : IDisposable
{
    private static readonly (string, string) Patient = ("CLIENT_PATIENCE_SECS", "290");
    private static readonly TimeSpan ToolRung = TimeSpan.FromSeconds(120);

    private readonly LiveCallRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Local_work_is_stopped_at_the_tool_rung(CancellationToken cancellationToken)
    {
        _rig.AtWork = false;
        var request = await StartedAsync(cancellationToken);

        _rig.Time.Advance(ToolRung);

        var answer = await request.DeliveredAsync();
        Assert.That((answer.State, answer.Call!.Rung, _rig.Told.Task.IsCompleted), Is.EqualTo((AnswerState.TimedOut, "tool", true)));
        Assert.That(answer.Error!.Message, Does.Contain("120 s").And.Contain("WORKFLOW_TOOL_TIMEOUT_SECS"));
    }

    [Test]
    public async Task Expert_at_work_at_the_tool_rung_goes_on_and_its_caller_is_handed_back(CancellationToken cancellationToken)
    {
        var request = await StartedAsync(cancellationToken);

        _rig.Time.Advance(ToolRung);

        Assert.That(((await request.DeliveredAsync()).State, _rig.Told.Task.IsCompleted), Is.EqualTo((AnswerState.StillRunning, false)));
    }

    [Test]
    public async Task Tool_that_ignores_its_token_is_abandoned_at_the_daemon_rung(CancellationToken cancellationToken)
    {
        (_rig.AtWork, _rig.Stubborn) = (false, true);
        var request = await StartedAsync(cancellationToken);

        _rig.Time.Advance(ToolRung);
        await _rig.Time.WaitedForAsync(TimeSpan.FromSeconds(60), 1, cancellationToken);
        _rig.Time.Advance(TimeSpan.FromSeconds(60));

        var answer = await request.DeliveredAsync();
        Assert.That((answer.State, answer.Call!.Rung, _rig.Counters.Abandoned), Is.EqualTo((AnswerState.TimedOut, "daemon", 1)));
        await Assert.ThatAsync(() => _rig.Log.FirstAsync("tool_left_behind", cancellationToken), Throws.Nothing);
    }

    [Test]
    public async Task Time_of_an_expert_at_work_does_not_count_for_the_tool_rung(CancellationToken cancellationToken)
    {
        var request = await StartedAsync(cancellationToken);
        _rig.Time.Advance(ToolRung);
        var back = await request.DeliveredAsync();
        _rig.ExpertRests();
        _rig.Time.Advance(TimeSpan.FromSeconds(119));
        var before = _rig.ToldToStop;

        _rig.Time.Advance(TimeSpan.FromSeconds(1));

        var answer = await _rig.Collect("a", back.Call!.Id).DeliveredAsync();
        Assert.That((before, answer.Call!.Rung), Is.EqualTo((false, "tool")));
    }

    [Test]
    public async Task Local_work_with_time_left_of_its_rung_goes_on_and_its_caller_is_handed_back(CancellationToken cancellationToken)
    {
        var request = await StartedAsync(cancellationToken);
        _rig.Time.Advance(TimeSpan.FromSeconds(30));
        _rig.ExpertRests();

        _rig.Time.Advance(ToolRung - TimeSpan.FromSeconds(30));

        Assert.That(((await request.DeliveredAsync()).State, _rig.Told.Task.IsCompleted), Is.EqualTo((AnswerState.StillRunning, false)));
    }

    [Test]
    public async Task Live_work_ends_at_its_lifetime_after_a_grace(CancellationToken cancellationToken)
    {
        var request = await StartedAsync(cancellationToken);
        _rig.Time.Advance(ToolRung);
        var back = await request.DeliveredAsync();
        _rig.Time.Advance(TimeSpan.FromSeconds(900 - 120 + 2));
        var before = _rig.ToldToStop;

        _rig.Time.Advance(TimeSpan.FromSeconds(1));

        var answer = await _rig.Collect("a", back.Call!.Id).DeliveredAsync();
        Assert.That((before, answer.State), Is.EqualTo((false, AnswerState.TimedOut)));
        Assert.That(answer.Error!.Message, Does.Contain("CALL_LIFETIME_SECS"));
    }

    [Test]
    public async Task Deadline_that_the_tool_sees_is_its_lifetime(CancellationToken cancellationToken)
    {
        var start = _rig.Time.GetUtcNow();
        await StartedAsync(cancellationToken);

        Assert.That(_rig.Seen!.TimeLeft(), Is.EqualTo(TimeSpan.FromSeconds(900)));
    }

    [Test]
    public async Task Stopping_daemon_answers_what_runs_as_cancelled(CancellationToken cancellationToken)
    {
        var request = await StartedAsync(cancellationToken);

        await _rig.Stopping.CancelAsync();

        Assert.That((await request.DeliveredAsync()).State, Is.EqualTo(AnswerState.Cancelled));
    }

    [Test]
    public async Task What_an_expert_says_stands_in_the_hand_back(CancellationToken cancellationToken)
    {
        var request = await StartedAsync(cancellationToken);
        _rig.Seen!.Expert.Say("kimi-k2 writes, 1,240 characters so far");
        _rig.Time.Advance(ToolRung);

        Assert.That((await request.DeliveredAsync()).Text, Does.Contain("Now: kimi-k2 writes, 1,240 characters so far."));
    }

    private async Task<LiveCallRig.Request> StartedAsync(CancellationToken cancellationToken)
    {
        var request = _rig.Ask("a", variables: [Patient, ("CLIENT_TIMEOUT_SECS", "300")]);
        _ = request.Answer;
        await Support.Eventually.IsTrueAsync(() => _rig.Runs == 1 && _rig.Playing, "the tool runs", cancellationToken);
        await _rig.Time.WaitedForAsync(ToolRung, 1, cancellationToken);
        return request;
    }
}
