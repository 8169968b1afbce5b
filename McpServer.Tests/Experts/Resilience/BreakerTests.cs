using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Resilience;
using Mcp.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Resilience;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class BreakerTests
{
    private readonly SettableClock _time = new();
    private readonly BreakerTable _breakers;

    public BreakerTests()
    {
        _breakers = new BreakerTable(new BreakerSettings { FailureThreshold = 3, Recovery = TimeSpan.FromSeconds(60) }, _time);
    }

    [Test]
    public void Circuit_opens_after_the_threshold_and_not_before()
    {
        Fail(2);
        var before = State;
        Fail(1);

        Assert.That((before, State, View.Failures), Is.EqualTo((BreakerState.Closed, BreakerState.Open, 3)));
    }

    [Test]
    public void Clock_that_is_set_back_does_not_keep_a_circuit_open()
    {
        Fail(3);
        _time.Offset = TimeSpan.FromHours(-5);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.That(State, Is.EqualTo(BreakerState.HalfOpen));
    }

    [Test]
    public void Open_circuit_refuses_and_says_until_when()
    {
        Fail(3);
        _time.Advance(TimeSpan.FromSeconds(20));

        var refusal = Assert.Throws<ExpertFailureException>(() => Enter());

        Assert.That((refusal!.Failure, refusal.RetryAfter), Is.EqualTo((ExpertFailure.CircuitOpen, TimeSpan.FromSeconds(40))));
    }

    [Test]
    public void Circuit_recovers_after_its_time_by_one_good_probe()
    {
        Fail(3);
        _time.Advance(TimeSpan.FromSeconds(60));

        Enter().Succeeded();

        Assert.That((State, View.Failures), Is.EqualTo((BreakerState.Closed, 0)));
    }

    [Test]
    public void Success_resets_the_count()
    {
        Fail(2);
        Enter().Succeeded();
        Fail(2);

        Assert.That((State, View.Failures), Is.EqualTo((BreakerState.Closed, 2)));
    }

    [Test]
    public void Only_one_probe_is_let_through()
    {
        Fail(3);
        _time.Advance(TimeSpan.FromSeconds(60));
        using var probe = Enter();

        Assert.That(Enter, Throws.InstanceOf<ExpertFailureException>());
    }

    [Test]
    public void Bad_probe_opens_it_for_the_whole_time_again()
    {
        Fail(3);
        _time.Advance(TimeSpan.FromSeconds(60));
        Fail(1);

        Assert.That((State, View.UntilRecovery), Is.EqualTo((BreakerState.Open, TimeSpan.FromSeconds(60))));
    }

    [Test]
    public void Cancelled_probe_does_not_close_it_and_the_next_call_probes()
    {
        Fail(3);
        _time.Advance(TimeSpan.FromSeconds(60));
        Enter().Dispose();
        var after = State;

        using var next = Enter();

        Assert.That(after, Is.EqualTo(BreakerState.HalfOpen));
        Assert.That(Enter, Throws.InstanceOf<ExpertFailureException>());
    }

    [Test]
    public void Hanging_probe_does_not_block_for_ever_and_its_late_end_changes_nothing()
    {
        Fail(3);
        _time.Advance(TimeSpan.FromSeconds(60));
        var hanging = Enter();
        _time.Advance(TimeSpan.FromSeconds(60));
        using var next = Enter();

        hanging.Succeeded();

        Assert.That(State, Is.EqualTo(BreakerState.HalfOpen));
    }

    [Test]
    public void Call_from_before_it_opened_neither_closes_nor_prolongs_it()
    {
        var (good, bad) = (Enter(), Enter());
        Fail(3);
        _time.Advance(TimeSpan.FromSeconds(30));

        good.Succeeded();
        bad.Failed(ExpertFailure.Down);

        Assert.That((State, View.Failures, View.UntilRecovery), Is.EqualTo((BreakerState.Open, 3, TimeSpan.FromSeconds(30))));
    }

    [Test]
    public void State_is_fresh_without_any_call()
    {
        Fail(3);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.That((State, View.UntilRecovery), Is.EqualTo((BreakerState.HalfOpen, TimeSpan.Zero)));
    }

    [TestCase(ExpertFailure.Auth)]
    [TestCase(ExpertFailure.Quota)]
    [TestCase(ExpertFailure.Overflow)]
    [TestCase(ExpertFailure.Filter)]
    [TestCase(ExpertFailure.BadRequest)]
    [TestCase(ExpertFailure.Budget)]
    [TestCase(ExpertFailure.Secrets)]
    [TestCase(ExpertFailure.OverCapacity)]
    [TestCase(ExpertFailure.Empty)]
    public void Failure_that_is_not_the_providers_neither_counts_nor_resets(object failure)
    {
        Fail(2);
        using (var pass = Enter())
        {
            pass.Failed((ExpertFailure)failure);
        }

        Assert.That(View.Failures, Is.EqualTo(2));
    }

    [TestCase(ExpertFailure.Network)]
    [TestCase(ExpertFailure.Cut)]
    [TestCase(ExpertFailure.Down)]
    [TestCase(ExpertFailure.BadAnswer)]
    [TestCase(ExpertFailure.Silent)]
    [TestCase(ExpertFailure.RateLimit)]
    public void Failure_of_the_provider_counts(object failure)
    {
        Fail(1, (ExpertFailure)failure);

        Assert.That(View.Failures, Is.EqualTo(1));
    }

    [Test]
    public void Status_of_a_closed_circuit_is_empty()
    {
        Assert.That(View, Is.EqualTo(new BreakerView("", BreakerState.Closed, 0, null, TimeSpan.Zero)));
    }

    [Test]
    public void Status_of_an_open_circuit_has_its_failures_and_its_time()
    {
        Fail(3);
        var failed = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.That(View, Is.EqualTo(new BreakerView("kimi/kimi-k2", BreakerState.Open, 3, failed, TimeSpan.FromSeconds(56))));
    }

    [Test]
    public void Circuits_of_the_asked_endpoints_are_listed_each_for_itself()
    {
        Fail(3);
        foreach (var choice in new[] { Choices.Local, Choices.Glm })
        {
            using var pass = _breakers.Enter(choice);
            pass.Failed(ExpertFailure.Down);
        }

        Assert.That(
            _breakers.Of([Choices.Kimi.Endpoint, Choices.Glm.Endpoint]).Select(view => (view.Model, view.State)),
            Is.EqualTo(new[] { ("glm/glm-4.6", BreakerState.Closed), ("kimi/kimi-k2", BreakerState.Open) }));
    }

    [Test]
    public void Table_forgets_the_oldest_of_too_many()
    {
        Fail(1);
        var later = Enumerable.Range(0, 256).Select(i => Choices.Of($"e{i}", ProviderKind.OpenAiCompatible, "m")).ToList();
        foreach (var choice in later)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            using var pass = _breakers.Enter(choice);
            pass.Failed(ExpertFailure.Down);
        }

        Assert.That((later.Count(choice => _breakers.View(choice).Failures == 1), View.Failures), Is.EqualTo((256, 0)));
    }

    private BreakerView View => _breakers.View(Choices.Kimi);

    private BreakerState State => View.State;

    private BreakerPass Enter() => _breakers.Enter(Choices.Kimi);

    private void Fail(int times, ExpertFailure failure = ExpertFailure.Down)
    {
        for (var i = 0; i < times; i++)
        {
            using var pass = Enter();
            pass.Failed(failure);
        }
    }

    /// <summary>A clock on the wall that somebody sets; timestamps and timers go on as they went.</summary>
    private sealed class SettableClock : FakeTimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

        public override long GetTimestamp() => base.GetUtcNow().Ticks; // the base asks the wall
    }
}
