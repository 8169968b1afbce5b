using System.Threading.Channels;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Tools;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public class HeartbeatTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(6);

    private readonly FakeTimeProvider _time = new();
    private readonly Channel<(Beat Beat, TimeSpan At)> _sent = Channel.CreateUnbounded<(Beat, TimeSpan)>();
    private int _count;

    [Test]
    public async Task First_sign_comes_after_a_second_and_then_one_at_every_interval(CancellationToken cancellationToken)
    {
        await using var heartbeat = Started();
        var at = new List<double>();

        foreach (var seconds in (double[])[1, 6, 6, 6])
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            at.Add((await NextAsync(cancellationToken)).At.TotalSeconds);
        }

        Assert.That(at, Is.EqualTo(new[] { 1.0, 7, 13, 19 }));
    }

    [Test]
    public async Task Interval_below_a_second_holds_for_the_first_sign_too(CancellationToken cancellationToken)
    {
        await using var heartbeat = Started(TimeSpan.FromMilliseconds(200));

        _time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.That((await NextAsync(cancellationToken)).At, Is.EqualTo(TimeSpan.FromMilliseconds(200)));
    }

    [Test]
    public async Task Report_is_shown_at_once_whatever_the_interval(CancellationToken cancellationToken)
    {
        await using var heartbeat = Started(TimeSpan.FromHours(1));
        _time.Advance(TimeSpan.FromMilliseconds(300));

        heartbeat.Report(new ToolProgress(1, 3, "Test message"));

        var (beat, at) = await NextAsync(cancellationToken);
        Assert.That((beat.Message, at), Is.EqualTo(("Test message (step 1 of 3, 0 s elapsed)", TimeSpan.FromMilliseconds(300))));
    }

    [Test]
    public async Task Burst_of_reports_is_one_sign_with_the_last_of_them(CancellationToken cancellationToken)
    {
        await using var heartbeat = Started();
        for (var step = 1; step <= 100; step++)
        {
            heartbeat.Report(new ToolProgress(step, 100, $"file {step}"));
        }

        _time.Advance(TimeSpan.FromMilliseconds(100));

        var (beat, _) = await NextAsync(cancellationToken);
        await heartbeat.DisposeAsync();
        Assert.That((beat.Progress, _count), Is.EqualTo((100.0, 1)));
    }

    [Test]
    public async Task Report_right_after_a_sign_waits_until_a_tenth_of_a_second_has_passed(CancellationToken cancellationToken)
    {
        await using var heartbeat = Started();
        _time.Advance(TimeSpan.FromMilliseconds(500));
        heartbeat.Report(new ToolProgress(1, 3, "one"));
        await NextAsync(cancellationToken);
        heartbeat.Report(new ToolProgress(2, 3, "two"));
        for (var i = 0; i < 1000; i++)
        {
            await Task.Yield(); // a sign that is sent at once is sent by now
        }

        _time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That((await NextAsync(cancellationToken)).At, Is.EqualTo(TimeSpan.FromMilliseconds(600)));
    }

    [Test]
    public async Task Last_report_is_sent_before_the_end(CancellationToken cancellationToken)
    {
        var heartbeat = Started();
        heartbeat.Report(new ToolProgress(3, 3, "last"));

        await heartbeat.DisposeAsync();

        Assert.That((await NextAsync(cancellationToken)).Beat.Message, Does.StartWith("last"));
    }

    [Test]
    public async Task Short_silent_call_sends_nothing()
    {
        await Started().DisposeAsync();

        Assert.That(_count, Is.Zero);
    }

    [Test]
    public async Task Nothing_is_sent_after_the_end()
    {
        var heartbeat = Started();
        await heartbeat.DisposeAsync();

        heartbeat.Report(new ToolProgress(1, 2, "late"));
        _time.Advance(TimeSpan.FromHours(1));

        Assert.That(_count, Is.Zero);
    }

    [Test]
    public async Task Work_that_throws_ends_the_heartbeat_and_keeps_its_exception()
    {
        var work = async () =>
        {
            await using var heartbeat = Started();
            heartbeat.Report(new ToolProgress(1, 2, "working"));
            throw new FormatException("the work failed");
        };

        await Assert.ThatAsync(() => work(), Throws.TypeOf<FormatException>());
        _time.Advance(TimeSpan.FromHours(1));

        Assert.That(_count, Is.EqualTo(1));
    }

    [TestCase(typeof(IOException))]
    [TestCase(typeof(ObjectDisposedException))]
    [TestCase(typeof(FormatException))]
    public async Task Failing_sender_costs_that_sign_only(Type failure, CancellationToken cancellationToken)
    {
        var heartbeat = new Heartbeat(_time, Interval, beat => Interlocked.Increment(ref _count) == 1
            ? throw (Exception)(failure == typeof(ObjectDisposedException) ? new ObjectDisposedException("x") : Activator.CreateInstance(failure)!)
            : _sent.Writer.WriteAsync((beat, default), CancellationToken.None).AsTask());
        _time.Advance(TimeSpan.FromMilliseconds(500));
        heartbeat.Report(new ToolProgress(1, 2, "first"));
        _time.Advance(TimeSpan.FromMilliseconds(500));
        heartbeat.Report(new ToolProgress(2, 2, "second"));

        await heartbeat.DisposeAsync();

        Assert.That(_count, Is.EqualTo(1).Or.EqualTo(2));
    }

    [Test]
    public async Task Sign_after_a_failed_one_is_still_sent(CancellationToken cancellationToken)
    {
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var heartbeat = new Heartbeat(_time, Interval, beat =>
            failed.TrySetResult() ? throw new FormatException("once") : _sent.Writer.WriteAsync((beat, default), CancellationToken.None).AsTask());
        _time.Advance(TimeSpan.FromSeconds(1));
        await failed.Task.WaitAsync(cancellationToken);

        _time.Advance(Interval);

        Assert.That((await NextAsync(cancellationToken)).Beat.Message, Does.Contain("7 s elapsed"));
    }

    [Test]
    public async Task Latest_is_what_the_tool_said_last()
    {
        await using var heartbeat = Started();

        heartbeat.Report(new ToolProgress(1, 3, "one"));
        heartbeat.Report(new ToolProgress(2, 3, "two"));

        Assert.That(heartbeat.Latest, Is.EqualTo(new ToolProgress(2, 3, "two")));
    }

    [Test]
    public async Task Two_calls_have_heartbeats_of_their_own(CancellationToken cancellationToken)
    {
        await using var heartbeat = Started();
        await using var other = new Heartbeat(_time, Interval, _ => Task.CompletedTask);

        other.Report(new ToolProgress(1, 1, "other"));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((await NextAsync(cancellationToken)).Beat.Message, Does.StartWith("working"));
    }

    private Heartbeat Started(TimeSpan? interval = null)
    {
        var start = _time.GetTimestamp();
        return new Heartbeat(_time, interval ?? Interval, beat =>
        {
            Interlocked.Increment(ref _count);
            return _sent.Writer.WriteAsync((beat, _time.GetElapsedTime(start)), CancellationToken.None).AsTask();
        });
    }

    private ValueTask<(Beat Beat, TimeSpan At)> NextAsync(CancellationToken cancellationToken) => _sent.Reader.ReadAsync(cancellationToken);
}
