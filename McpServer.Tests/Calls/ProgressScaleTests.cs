using CsCheck;
using Mcp.Daemon.Calls;
using Mcp.Daemon.Tools;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ProgressScaleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ProgressScale _scale;

    public ProgressScaleTests() => _scale = new ProgressScale(_time);

    [Test]
    public void Steps_count_whole_up_to_the_total()
    {
        var beats = Enumerable.Range(1, 5).Select(step => _scale.Next(new ToolProgress(step, 5, ""))).Select(beat => (beat.Progress, beat.Total));

        Assert.That(beats, Is.EqualTo(new (double, double?)[] { (1, 5), (2, 5), (3, 5), (4, 5), (5, 5) }));
    }

    [Test]
    public void Beats_within_a_step_grow_without_reaching_the_next()
    {
        var within = Enumerable.Range(0, 50).Select(_ => _scale.Next(new ToolProgress(1, 3, "")).Progress).ToList();

        Assert.That(within, Is.Ordered.And.All.InRange(1, 2).And.None.EqualTo(2));
    }

    [Test]
    public void Without_a_total_progress_is_the_time_elapsed()
    {
        _time.Advance(TimeSpan.FromSeconds(12));

        var beat = _scale.Next(default);

        Assert.That((beat.Progress, beat.Total), Is.EqualTo((12.0, (double?)null)));
    }

    [TestCase(0, "0 s elapsed")]
    [TestCase(1, "1 s elapsed")]
    [TestCase(75, "75 s elapsed")]
    public void Message_says_the_time_elapsed(int seconds, string expected)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That(_scale.Next(default).Message, Is.EqualTo($"working ({expected})"));
    }

    [Test]
    public void Message_estimates_what_is_left_from_the_steps_so_far()
    {
        var left = new List<string>();

        for (var step = 1; step <= 4; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            left.Add(_scale.Next(new ToolProgress(step, 4, "reading")).Message);
        }

        Assert.That(left, Is.EqualTo(new[]
        {
            "reading (step 1 of 4, 5 s elapsed, about 15 s left)",
            "reading (step 2 of 4, 10 s elapsed, about 10 s left)",
            "reading (step 3 of 4, 15 s elapsed, about 5 s left)",
            "reading (step 4 of 4, 20 s elapsed)",
        }));
    }

    [Test]
    public void Step_that_takes_longer_than_those_before_it_says_nothing_of_what_is_left()
    {
        _time.Advance(TimeSpan.FromSeconds(6));
        _scale.Next(new ToolProgress(3, 5, "reading"));
        var said = new List<string>();

        for (var second = 0; second < 3; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            said.Add(_scale.Next(new ToolProgress(3, 5, "asking")).Message);
        }

        Assert.That(said, Is.EqualTo(new[]
        {
            "asking (step 3 of 5, 7 s elapsed, about 3 s left)",
            "asking (step 3 of 5, 8 s elapsed, about 2 s left)",
            "asking (step 3 of 5, 9 s elapsed)",
        }));
    }

    [Test]
    public void Before_the_first_step_nothing_is_estimated()
    {
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(_scale.Next(new ToolProgress(0, 4, "starting")).Message, Is.EqualTo("starting (step 0 of 4, 5 s elapsed)"));
    }

    // The SDK carries progress as a float, so it must grow as one.
    [Test]
    public void Whatever_a_tool_reports_progress_grows_with_every_sign()
    {
        var report = Gen.Select(Gen.Int[-1, 12], Gen.Int[-1, 10], Gen.Int[0, 300], (step, total, wait) => (step, total, wait));
        Gen.Select(report.Array[1, 20], Gen.Int[1, 60]).Sample(
            (reports, repeats) =>
            {
                var time = new FakeTimeProvider();
                var scale = new ProgressScale(time);
                var values = new List<float>();
                foreach (var (step, total, wait) in reports.SelectMany(one => Enumerable.Repeat(one, repeats)))
                {
                    time.Advance(TimeSpan.FromMilliseconds(wait));
                    values.Add((float)scale.Next(new ToolProgress(step, total, "")).Progress);
                }

                return values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);
            },
            iter: 500,
            threads: 1);
    }
}
