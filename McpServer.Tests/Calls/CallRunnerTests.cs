using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class CallRunnerTests : IDisposable
{
    private readonly CallRig _rig = new();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        _end.TrySetResult();
        _rig.Dispose();
    }

    [Test]
    public async Task Answer_names_its_call_and_how_long_it_took(CancellationToken cancellationToken)
    {
        var tool = ScriptedTool.Stubborn(_end.Task);
        var running = _rig.RunAsync(tool, cancellationToken);
        _rig.Time.Advance(TimeSpan.FromMilliseconds(1234));
        _end.SetResult();

        Assert.That((await running).Call, Is.EqualTo(new CallReport("0123456789ab-1-7", 1234)));
    }

    [Test]
    public async Task Tool_that_stops_when_told_is_ended_by_the_tool_rung(CancellationToken cancellationToken)
    {
        var tool = ScriptedTool.Endless();
        var running = _rig.RunAsync(tool, cancellationToken);
        await tool.Started.WaitAsync(cancellationToken);

        _rig.Time.Advance(TimeSpan.FromSeconds(60));

        var answer = await running;
        Assert.That((answer.State, answer.Error!.Code, answer.Call!.Rung), Is.EqualTo((AnswerState.TimedOut, ErrorCode.TimedOut, "tool")));
    }

    [Test]
    public async Task Tool_that_ignores_its_token_is_abandoned_at_the_daemon_rung(CancellationToken cancellationToken)
    {
        var tool = ScriptedTool.Stubborn(_end.Task);
        var running = _rig.RunAsync(tool, cancellationToken);
        await tool.Started.WaitAsync(cancellationToken);

        _rig.Time.Advance(TimeSpan.FromSeconds(60));
        _rig.Time.Advance(TimeSpan.FromSeconds(120));

        var answer = await running;
        Assert.That((answer.State, answer.Call!.Rung, answer.Call.ElapsedMs), Is.EqualTo((AnswerState.TimedOut, "daemon", 180_000)));
    }

    [Test]
    public async Task Log_of_a_refusal_holds_no_more_than_it_may(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(
            ScriptedTool.Throwing(new ToolFailureException(ErrorCode.ThreadConflict, "Step 2 (\"words of a prompt\") was first.") { Logged = "Step 2 was first." }),
            cancellationToken);

        Assert.That(answer.Error!.Message, Does.Contain("words of a prompt"));
        Assert.That(await _rig.Log.FirstAsync("tool_refused", cancellationToken), Is.EqualTo("Refused with thread_conflict: Step 2 was first."));
    }

    [Test]
    public async Task What_is_left_behind_is_logged_and_so_is_its_end(CancellationToken cancellationToken)
    {
        var tool = ScriptedTool.Stubborn(_end.Task);
        var running = _rig.RunAsync(tool, cancellationToken);
        await tool.Started.WaitAsync(cancellationToken);
        _rig.Time.Advance(TimeSpan.FromSeconds(180));
        await running;
        var left = await _rig.Log.FirstAsync("tool_left_behind", cancellationToken);

        _end.SetResult();

        string[] told = [left, await _rig.Log.FirstAsync("tool_stopped_late", cancellationToken)];
        Assert.That(told, Is.EqualTo(new[]
        {
            "Nobody waits for this call any more, and its tool does not stop.", "The tool that was left behind has stopped.",
        }));
    }

    [Test]
    public async Task Tool_that_blocks_before_its_first_await_does_not_hold_up_the_rungs(CancellationToken cancellationToken)
    {
        using var released = new ManualResetEventSlim();
        var tool = new ScriptedTool((_, _) =>
        {
            released.Wait(cancellationToken);
            return Task.CompletedTask;
        });
        var running = _rig.RunAsync(tool, cancellationToken);
        await tool.Started.WaitAsync(cancellationToken);

        _rig.Time.Advance(TimeSpan.FromSeconds(180));

        Assert.That((await running).Call!.Rung, Is.EqualTo("daemon"));
        released.Set();
        await _rig.Log.FirstAsync("tool_stopped_late", cancellationToken);
    }

    [Test]
    public async Task Answer_of_a_rung_says_where_the_tool_was(CancellationToken cancellationToken)
    {
        var tool = new ScriptedTool((call, token) =>
        {
            call.Progress.Report(new ToolProgress(2, 5, "reading the change"));
            return ScriptedTool.Endless().RunAsync(call, token);
        });
        var running = _rig.RunAsync(tool, cancellationToken);
        await _rig.Log.FirstAsync("tool_progress", cancellationToken);

        _rig.Time.Advance(TimeSpan.FromSeconds(180));

        Assert.That((await running).Error!.Message, Does.Contain("step 2 of 5: reading the change"));
    }

    [Test]
    public async Task Wrong_arguments_never_run_the_tool(CancellationToken cancellationToken)
    {
        var tool = new ScriptedTool((_, _) => Task.CompletedTask, new Property("depth", PropertyType.Integer, ""));

        var answer = await _rig.RunAsync(tool, cancellationToken, CallRig.Arguments("""{"depth":"deep"}"""));

        Assert.That((answer.Error!.Code, answer.Error.Retryable, tool.Started.IsCompleted), Is.EqualTo((ErrorCode.InvalidArgument, false, false)));
    }

    [Test]
    public async Task Expected_failure_is_answered_as_the_tool_put_it(CancellationToken cancellationToken)
    {
        var failure = new ToolFailureException(ErrorCode.PathDenied, "Reading x: outside.", retryable: true, retryAfter: TimeSpan.FromSeconds(2));

        var answer = await _rig.RunAsync(ScriptedTool.Throwing(failure), cancellationToken);

        Assert.That((answer.State, answer.Error), Is.EqualTo((AnswerState.Failed, new AnswerError(ErrorCode.PathDenied, "Reading x: outside.", true, 2000))));
    }

    [Test]
    public async Task Bug_is_answered_with_call_and_log_and_without_its_message(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(ScriptedTool.Throwing(new FormatException("secret detail")), cancellationToken);

        Assert.That(answer.Error!.Code, Is.EqualTo(ErrorCode.Internal));
        Assert.That(answer.Error.Message, Does.Contain("0123456789ab-1-7").And.Contain("/logs/daemon.jsonl").And.Not.Contain("secret"));
    }

    [Test]
    public async Task Cancellation_that_nobody_asked_for_is_a_bug(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(ScriptedTool.Throwing(new OperationCanceledException()), cancellationToken);

        Assert.That(answer.Error!.Code, Is.EqualTo(ErrorCode.Internal));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Caller_who_gives_up_gets_their_own_token_back(bool cooperative, CancellationToken cancellationToken)
    {
        using var caller = new CancellationTokenSource();
        var tool = cooperative ? ScriptedTool.Endless() : ScriptedTool.Stubborn(_end.Task);
        var running = _rig.RunAsync(tool, caller.Token);
        await tool.Started.WaitAsync(cancellationToken);

        await caller.CancelAsync();

        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>()
            .With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(caller.Token));
    }

    [Test]
    public async Task Stopping_daemon_answers_what_runs_as_cancelled(CancellationToken cancellationToken)
    {
        var tool = ScriptedTool.Endless();
        var running = _rig.RunAsync(tool, cancellationToken);
        await tool.Started.WaitAsync(cancellationToken);

        await _rig.Stopping.CancelAsync();

        var answer = await running;
        Assert.That((answer.State, answer.Error!.Code, answer.Error.Retryable), Is.EqualTo((AnswerState.Cancelled, ErrorCode.Cancelled, true)));
    }

    [Test]
    public async Task Every_end_is_counted_as_what_it_was(CancellationToken cancellationToken)
    {
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();
        await _rig.RunAsync(new ScriptedTool((_, _) => Task.CompletedTask), cancellationToken);
        await _rig.RunAsync(ScriptedTool.Throwing(new FormatException()), cancellationToken);
        await Assert.ThatAsync(() => _rig.RunAsync(ScriptedTool.Endless(), caller.Token), Throws.InstanceOf<OperationCanceledException>());
        var stubborn = ScriptedTool.Stubborn(_end.Task);
        var running = _rig.RunAsync(stubborn, cancellationToken);
        await stubborn.Started.WaitAsync(cancellationToken);
        _rig.Time.Advance(TimeSpan.FromSeconds(180));
        await running;

        var counters = _rig.Counters;
        Assert.That(
            (counters.Total, counters.Failed, counters.Cancelled, counters.TimedOut, counters.Abandoned, counters.Running),
            Is.EqualTo((4L, 1L, 1L, 1L, 1L, 0L)));
    }

    [Test]
    public async Task Running_call_is_counted_as_running(CancellationToken cancellationToken)
    {
        var running = _rig.RunAsync(ScriptedTool.Stubborn(_end.Task), cancellationToken);
        var during = _rig.Counters.Running;
        _end.SetResult();
        await running;

        Assert.That((during, _rig.Counters.Running), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public async Task Report_of_a_tool_reaches_the_client_before_the_answer(CancellationToken cancellationToken)
    {
        var beats = new List<string>();
        var tool = new ScriptedTool((call, _) =>
        {
            call.Progress.Report(new ToolProgress(1, 3, "first"));
            return Task.CompletedTask;
        });

        await _rig.RunAsync(tool, cancellationToken, sendBeat: beat =>
        {
            beats.Add(beat.Message);
            return Task.CompletedTask;
        });

        Assert.That(beats, Has.One.Contains("first (step 1 of 3"));
    }

    [Test]
    public async Task Failing_progress_costs_no_answer(CancellationToken cancellationToken)
    {
        var tool = new ScriptedTool((call, _) =>
        {
            call.Progress.Report(new ToolProgress(1, 3, "first"));
            return Task.CompletedTask;
        });

        var answer = await _rig.RunAsync(tool, cancellationToken, sendBeat: _ => throw new FormatException("no such client"));

        Assert.That(answer.State, Is.EqualTo(AnswerState.Complete));
    }
}
