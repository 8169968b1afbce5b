using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Resilience;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using NUnit.Framework;
using static Mcp.Tests.Support.ScriptedChatClient;

namespace Mcp.Tests.Experts.Resilience;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public class SilenceTests
{
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task Silence_past_the_rung_ends_the_ask_and_names_the_rung(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Hangs(_silent))));

        var answer = await SilentForAsync(rig, AskRig.Question(), 90, cancellationToken);

        Assert.That((answer.Report.State, answer.Error!.Code), Is.EqualTo((ExpertState.TimedOut, ErrorCode.TimedOut)));
        Assert.That(answer.Error.Message, Does.Contain("90 s").And.Contain("expert rung"));
        Assert.That(rig.Breakers.View(Choices.Kimi).Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task Silence_after_some_text_keeps_the_text(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Hangs(_silent, new TextContent("so far")))));

        var answer = await SilentForAsync(rig, AskRig.Question(), 90, cancellationToken);

        Assert.That((answer.Report.State, answer.Text, answer.Error!.Code), Is.EqualTo((ExpertState.Partial, "so far", ErrorCode.TimedOut)));
    }

    [Test]
    public async Task Server_that_finishes_and_never_closes_has_answered(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Finishes(_silent, "all of it"))));

        var answer = await SilentForAsync(rig, AskRig.Question(), 90, cancellationToken);

        Assert.That((answer.Report.State, answer.Text, answer.Error), Is.EqualTo((ExpertState.Answered, "all of it", (AnswerError?)null)));
        Assert.That(rig.Breakers.View(Choices.Kimi).Failures, Is.Zero);
    }

    [Test]
    public async Task Model_that_searches_may_be_silent_longer(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Hangs(_silent))));

        var answer = await SilentForAsync(rig, AskRig.Question() with { WebSearch = true }, 150, cancellationToken);

        Assert.That(answer.Error!.Message, Does.Contain("150 s"));
    }

    [Test]
    public async Task Caller_who_gives_up_gets_their_own_token_back_and_no_silence(CancellationToken cancellationToken)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var clock = Clock(out _);
        using var client = new SilenceClient(new ScriptedChatClient(Hangs(_silent)), clock, TimeSpan.FromSeconds(10), Choices.Kimi);
        var asking = client.GetResponseAsync([], null, mine.Token);
        await _silent.Task.WaitAsync(cancellationToken);

        await mine.CancelAsync();

        Assert.That((await Assert.CatchAsync<OperationCanceledException>(() => asking))!.CancellationToken, Is.EqualTo(mine.Token));
    }

    [Test]
    public void Every_sign_of_life_winds_it_up()
    {
        using var clock = Clock(out var time);
        for (var i = 0; i < 10; i++)
        {
            time.Advance(TimeSpan.FromSeconds(9));
            clock.Heard();
        }

        time.Advance(TimeSpan.FromSeconds(9.9));
        var alive = !clock.Fired.IsCancellationRequested;
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That((alive, clock.Fired.IsCancellationRequested), Is.EqualTo((true, true)));
    }

    [Test]
    public void Change_of_model_keeps_the_silence_so_far()
    {
        using var clock = Clock(out var time);
        time.Advance(TimeSpan.FromSeconds(8));

        clock.Allow(TimeSpan.FromSeconds(20));

        Assert.That(clock.Left, Is.EqualTo(TimeSpan.FromSeconds(12)));
    }

    [Test]
    public void Pause_stops_it_and_what_was_left_is_left_afterwards()
    {
        using var clock = Clock(out var time);
        time.Advance(TimeSpan.FromSeconds(4));
        using (clock.Pause())
        {
            time.Advance(TimeSpan.FromHours(1));
        }

        var left = clock.Left;
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.That((left, clock.Fired.IsCancellationRequested), Is.EqualTo((TimeSpan.FromSeconds(6), true)));
    }

    [Test]
    public async Task Wait_for_a_place_is_not_the_providers_silence(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Says("at last"))))
        {
            Queue = new ExpertQueue(new CapacitySettings { AtOnce = 1 }),
        };
        var place = await rig.Queue.EnterAsync("other", ProviderKind.Glm, _ => { }, cancellationToken);
        var asking = rig.AskAsync(cancellationToken);
        await Eventually.IsTrueAsync(() => rig.Said.Contains("waiting to ask kimi/kimi-k2: next in the queue"), "it queues", cancellationToken);

        rig.Time.Advance(TimeSpan.FromHours(1));
        place.Dispose();

        Assert.That((await asking).Text, Is.EqualTo("at last"));
    }

    private static SilenceClock Clock(out TimersSeen time)
    {
        time = new TimersSeen();
        var clock = new SilenceClock(time);
        clock.Allow(TimeSpan.FromSeconds(10));
        return clock;
    }

    private async Task<ExpertAnswer> SilentForAsync(AskRig rig, ExpertQuestion question, int seconds, CancellationToken cancellationToken)
    {
        var asking = rig.AskAsync(question, cancellationToken);
        await _silent.Task.WaitAsync(cancellationToken);
        rig.Time.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.That(asking.IsCompleted, Is.False);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        return await asking;
    }
}
