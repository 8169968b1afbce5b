using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Failures;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using NUnit.Framework;
using static Mcp.Tests.Support.ScriptedChatClient;

namespace Mcp.Tests.Experts.Resilience;

[CancelAfter(20_000)]
public class RetryTests
{
    [Test]
    public async Task Retry_on_failure_brings_the_answer(CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(Fails(ExpertFailure.Down), Fails(ExpertFailure.Network), Says("yes"));
        var rig = new AskRig((Choices.Kimi, provider));

        var asking = rig.AskAsync(cancellationToken);
        await rig.Time.PassAsync(2, cancellationToken);
        var answer = await asking;

        Assert.That((answer.Report.State, answer.Text, answer.Report.Attempts), Is.EqualTo((ExpertState.Answered, "yes", 3)));
        Assert.That(answer.Report.Reason, Does.Contain("provider down").And.Contain("no connection"));
    }

    [Test]
    public async Task Exponential_backoff_waits_one_two_four_seconds_give_or_take_a_fifth(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.Down))));

        var asking = rig.AskAsync(cancellationToken);
        var waits = await rig.Time.PassAsync(3, cancellationToken);
        var answer = await asking;

        Assert.That(waits, Has.ItemAt(0).InRange(0.8, 1.2).And.ItemAt(1).InRange(1.6, 2.4).And.ItemAt(2).InRange(3.2, 4.8));
        Assert.That(waits, Is.Not.EqualTo(new[] { 1.0, 2, 4 }));
        Assert.That((answer.Report.Attempts, answer.Error!.Code), Is.EqualTo((4, ErrorCode.ProviderDown)));
    }

    [Test]
    public async Task Wait_that_the_provider_asks_for_is_kept_to_the_second(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.RateLimit, TimeSpan.FromSeconds(7)), Says("yes"))));

        var asking = rig.AskAsync(cancellationToken);
        var waits = await rig.Time.PassAsync(1, cancellationToken);

        Assert.That(((await asking).Text, waits), Is.EqualTo(("yes", new[] { 7.0 })));
    }

    [Test]
    public async Task Wait_beyond_the_silence_rung_ends_at_once_with_the_failure_itself(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.RateLimit, TimeSpan.FromSeconds(90)))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That(
            (answer.Error!.Code, answer.Error.RetryAfterMs, answer.Report.Attempts), Is.EqualTo((ErrorCode.ProviderRateLimit, 90_000L, 1)));
    }

    [Test]
    public async Task Wait_beyond_the_calls_deadline_ends_at_once_with_the_failure_itself(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.RateLimit, TimeSpan.FromSeconds(9)))));
        rig.Context = rig.Context with { TimeLeft = rig.Until(TimeSpan.FromSeconds(10)) };

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Error!.Code, answer.Report.Attempts), Is.EqualTo((ErrorCode.ProviderRateLimit, 1)));
    }

    [TestCase(ExpertFailure.Auth)]
    [TestCase(ExpertFailure.Quota)]
    [TestCase(ExpertFailure.Overflow)]
    [TestCase(ExpertFailure.Filter)]
    [TestCase(ExpertFailure.BadRequest)]
    [TestCase(ExpertFailure.Budget)]
    [TestCase(ExpertFailure.Empty)]
    public async Task What_time_does_not_heal_is_asked_once(object failure, CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Fails((ExpertFailure)failure))));

        Assert.That((await rig.AskAsync(cancellationToken)).Report.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_is_asked_again_once_text_came(CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(Fails(ExpertFailure.Cut, null, new TextContent("half")), Says("whole"));
        var rig = new AskRig((Choices.Kimi, provider), (Choices.Glm, new ScriptedChatClient(Says("other"))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Report.State, answer.Text, answer.Report.Raw), Is.EqualTo((ExpertState.Partial, "half", "half")));
        Assert.That((answer.Error!.Code, provider.Asked.Count), Is.EqualTo((ErrorCode.ProviderNetwork, 1)));
    }

    [Test]
    public async Task Stream_cut_while_it_thinks_is_asked_again_and_its_thoughts_are_dropped(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(
            Fails(ExpertFailure.Cut, null, new TextReasoningContent("hm")), Plays(new TextReasoningContent("ah"), new TextContent("yes")))));

        var asking = rig.AskAsync(cancellationToken);
        await rig.Time.PassAsync(1, cancellationToken);
        var answer = await asking;

        Assert.That((answer.Text, answer.Reasoning), Is.EqualTo(("yes", "ah")));
    }

    [Test]
    public async Task Call_with_all_its_retries_counts_once_at_the_breaker(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.Down))));

        var asking = rig.AskAsync(cancellationToken);
        await rig.Time.PassAsync(3, cancellationToken);
        await asking;

        Assert.That(rig.Breakers.View(Choices.Kimi).Failures, Is.EqualTo(1));
    }
}
