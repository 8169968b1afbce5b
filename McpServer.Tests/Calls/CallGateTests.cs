using Mcp.Contract;
using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class CallGateTests : IDisposable
{
    private readonly CallRig _rig = new(width: 1);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ScriptedTool _first;

    public CallGateTests() => _first = ScriptedTool.Stubborn(_end.Task);

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Call_beyond_the_width_starts_when_one_before_it_has_ended(CancellationToken cancellationToken)
    {
        var firstHadEnded = false;
        var first = _rig.RunAsync(_first, cancellationToken);
        var second = _rig.RunAsync(
            new ScriptedTool((_, _) =>
            {
                firstHadEnded = _end.Task.IsCompleted;
                return Task.CompletedTask;
            }),
            cancellationToken);
        await _first.Started.WaitAsync(cancellationToken);
        await OthersRunAsync();

        _end.SetResult();
        await Task.WhenAll(first, second);

        Assert.That(firstHadEnded, Is.True);
    }

    [Test]
    public async Task Cancelled_waiter_leaves_the_line_at_once(CancellationToken cancellationToken)
    {
        using var caller = new CancellationTokenSource();
        var first = _rig.RunAsync(_first, cancellationToken);
        var second = _rig.RunAsync(ScriptedTool.Endless(), caller.Token);

        await caller.CancelAsync();

        await Assert.ThatAsync(() => second.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>()
            .With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(caller.Token));
        _end.SetResult();
        await first;
    }

    [Test]
    public async Task Cancelled_waiter_takes_no_place_with_it(CancellationToken cancellationToken)
    {
        using var caller = new CancellationTokenSource();
        var first = _rig.RunAsync(_first, cancellationToken);
        var second = _rig.RunAsync(ScriptedTool.Endless(), caller.Token);
        await caller.CancelAsync();
        _end.SetResult();
        await first;
        await Assert.ThatAsync(() => second, Throws.InstanceOf<OperationCanceledException>());

        var third = await _rig.RunAsync(new ScriptedTool((_, _) => Task.CompletedTask), cancellationToken);

        Assert.That(third.State, Is.EqualTo(AnswerState.Complete));
    }

    [Test]
    public async Task Tool_that_was_left_behind_keeps_its_place(CancellationToken cancellationToken)
    {
        var leftBehindHadEnded = false;
        var first = _rig.RunAsync(_first, cancellationToken);
        await _first.Started.WaitAsync(cancellationToken);
        _rig.Time.Advance(TimeSpan.FromSeconds(180));
        await first;
        var second = _rig.RunAsync(
            new ScriptedTool((_, _) =>
            {
                leftBehindHadEnded = _end.Task.IsCompleted;
                return Task.CompletedTask;
            }),
            cancellationToken);
        await OthersRunAsync();

        _end.SetResult();
        await second;

        Assert.That(leftBehindHadEnded, Is.True);
    }

    [Test]
    public async Task Waiting_in_line_is_bounded_by_the_daemon_rung(CancellationToken cancellationToken)
    {
        var first = _rig.RunAsync(_first, cancellationToken);
        await _first.Started.WaitAsync(cancellationToken);
        _rig.Time.Advance(TimeSpan.FromSeconds(1));
        var second = _rig.RunAsync(ScriptedTool.Endless(), cancellationToken);

        _rig.Time.Advance(TimeSpan.FromSeconds(180));

        Assert.That((await second).Error!.Code, Is.EqualTo(ErrorCode.OverCapacity));
        _end.SetResult();
        await first;
    }

    // What may run does so before this ends: it goes to the end of the pool's queue many times.
    private static async Task OthersRunAsync()
    {
        for (var i = 0; i < 1000; i++)
        {
            await Task.Yield();
        }
    }
}
