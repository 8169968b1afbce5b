using Mcp.Daemon.Timeouts;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Timeouts;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public class RungTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<int> _work = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task Work_that_ends_in_time_gives_its_result(CancellationToken cancellationToken)
    {
        var running = CooperateAsync(_ => _work.Task, cancellationToken);
        _time.Advance(Limit - TimeSpan.FromTicks(1));
        _work.SetResult(7);

        Assert.That(await running, Is.EqualTo(7));
    }

    [Test]
    public async Task Clock_gives_the_rung_and_its_limit(CancellationToken cancellationToken)
    {
        var running = CooperateAsync(UntilCancelledAsync, cancellationToken);

        _time.Advance(Limit);

        await Assert.ThatAsync(() => running, Throws.TypeOf<RungExpiredException>()
            .With.Property("Rung").EqualTo("tool").And.Property("Limit").EqualTo(Limit));
    }

    [Test]
    public async Task Caller_who_gives_up_gets_their_own_token_back(CancellationToken cancellationToken)
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = CooperateAsync(UntilCancelledAsync, caller.Token);

        await caller.CancelAsync();

        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>()
            .With.Property("CancellationToken").EqualTo(caller.Token));
    }

    [Test]
    public async Task Caller_goes_before_the_clock_when_both_are_up(CancellationToken cancellationToken)
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = CooperateAsync(
            async token =>
            {
                await _work.Task;
                token.ThrowIfCancellationRequested();
                return 0;
            },
            caller.Token);
        _time.Advance(Limit);
        await caller.CancelAsync();

        _work.SetResult(0);

        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Work_that_finishes_although_told_to_stop_keeps_its_result(CancellationToken cancellationToken)
    {
        var running = CooperateAsync(_ => _work.Task, cancellationToken);
        _time.Advance(Limit * 2);
        _work.SetResult(7);

        Assert.That(await running, Is.EqualTo(7));
    }

    [Test]
    public async Task Cancellation_of_the_works_own_stays_what_it_is(CancellationToken cancellationToken)
    {
        await Assert.ThatAsync(
            () => CooperateAsync(_ => throw new OperationCanceledException("its own"), cancellationToken),
            Throws.TypeOf<OperationCanceledException>().With.Message.EqualTo("its own"));
    }

    [Test]
    public async Task Failure_of_the_work_is_passed_on(CancellationToken cancellationToken)
    {
        await Assert.ThatAsync(() => CooperateAsync(_ => throw new FormatException(), cancellationToken), Throws.TypeOf<FormatException>());
    }

    [Test]
    public async Task Abandoned_work_goes_on(CancellationToken cancellationToken)
    {
        var running = AbandonAsync(_work.Task, cancellationToken);

        _time.Advance(Limit);

        await Assert.ThatAsync(() => running, Throws.TypeOf<RungExpiredException>().With.Property("Rung").EqualTo("daemon"));
        Assert.That(_work.Task.IsCompleted, Is.False);
    }

    [Test]
    public async Task Caller_need_not_wait_for_work_that_ignores_them(CancellationToken cancellationToken)
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = AbandonAsync(_work.Task, caller.Token);

        await caller.CancelAsync();

        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>()
            .With.Property("CancellationToken").EqualTo(caller.Token));
    }

    [Test]
    public async Task Time_out_of_the_works_own_is_no_rung(CancellationToken cancellationToken)
    {
        _work.SetException(new TimeoutException("its own"));

        await Assert.ThatAsync(() => AbandonAsync(_work.Task, cancellationToken), Throws.TypeOf<TimeoutException>());
    }

    [Test]
    public async Task Inner_rung_reports_before_the_outer_one(CancellationToken cancellationToken)
    {
        var ladder = TimeoutLadder.Default;
        var work = Rung.CooperateAsync(Rung.Tool, ladder.WorkflowTool, _time, UntilCancelledAsync, cancellationToken);
        var running = Rung.AbandonAsync(Rung.Daemon, ladder.Daemon, _time, work, cancellationToken);

        _time.Advance(ladder.WorkflowTool);

        await Assert.ThatAsync(() => running, Throws.TypeOf<RungExpiredException>().With.Property("Rung").EqualTo("tool"));
        Assert.That(_time.GetUtcNow() - _time.Start, Is.LessThan(ladder.Daemon));
    }

    private static async Task<int> UntilCancelledAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }

    private Task<int> CooperateAsync(Func<CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        Rung.CooperateAsync(Rung.Tool, Limit, _time, work, cancellationToken);

    private Task<int> AbandonAsync(Task<int> work, CancellationToken cancellationToken) =>
        Rung.AbandonAsync(Rung.Daemon, Limit, _time, work, cancellationToken);
}
