using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using NUnit.Framework;
using static Mcp.Tests.Support.ScriptedChatClient;

namespace Mcp.Tests.Experts.Asking;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public class ExpertTests
{
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task Answer_has_text_reasoning_tool_calls_usage_and_model_apart(CancellationToken cancellationToken)
    {
        var call = new FunctionCallContent("1", "look");
        var usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5, CachedInputTokenCount = 4, ReasoningTokenCount = 2 };
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Plays(
            new TextReasoningContent("hm"), new TextContent("a"), new TextContent("b"), call, new UsageContent(usage)))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Text, answer.Reasoning, answer.ToolCalls.Single()), Is.EqualTo(("ab", "hm", call)));
        Assert.That(answer.Usage, Is.EqualTo(new UsageReport(10, 4, 5, 2)));
        Assert.That(answer.Report, Is.EqualTo(
            new ExpertReport(ExpertState.Answered) { Provider = "kimi", Model = "kimi-k2", Raw = "ab", Attempts = 1 }));
    }

    [Test]
    public async Task Nothing_configured_is_a_state_of_its_own_with_the_choosers_words(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Says("")))) { Plan = null };

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Report.State, answer.Error!.Code), Is.EqualTo((ExpertState.NotConfigured, ErrorCode.NotConfigured)));
        Assert.That(answer.Report.Reason, Is.EqualTo("Choosing a model: none is configured."));
    }

    [Test]
    public async Task Question_that_was_fitted_to_a_model_is_asked_of_that_model_without_choosing_again(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Says("yes"))));
        var expert = rig.Expert();
        var plan = await expert.PlanAsync(AskRig.Question(), rig.Context, cancellationToken);

        rig.Plan = null;
        var answer = await expert.AskAsync(AskRig.Question() with { Plan = plan }, rig.Context, cancellationToken);

        Assert.That((plan!.First, answer.Text, answer.Report.Model), Is.EqualTo((Choices.Kimi, "yes", "kimi-k2")));
    }

    [Test]
    public async Task Where_no_model_can_be_asked_there_is_no_plan_and_no_failure_yet(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Says("")))) { Plan = null };

        Assert.That(await rig.Expert().PlanAsync(AskRig.Question(), rig.Context, cancellationToken), Is.Null);
    }

    [Test]
    public async Task Caller_who_gives_up_gets_their_own_token_back_and_the_breaker_counts_nothing(CancellationToken cancellationToken)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Hangs(_silent, new TextContent("half")))));
        var asking = rig.AskAsync(mine.Token);
        await _silent.Task.WaitAsync(cancellationToken);

        await mine.CancelAsync();

        Assert.That((await Assert.CatchAsync<OperationCanceledException>(() => asking))!.CancellationToken, Is.EqualTo(mine.Token));
        Assert.That((rig.Breakers.View(Choices.Kimi).Failures, rig.Context.Activity.AtWork), Is.EqualTo((0, false)));
        Assert.That(rig.Queue.Figures().Sum(figures => figures.Running), Is.Zero);
    }

    [Test]
    public async Task End_of_the_calls_life_leaves_what_came_two_seconds_before(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Hangs(_silent, new TextContent("so far")))));
        rig.Context = rig.Context with { TimeLeft = rig.Until(TimeSpan.FromSeconds(30)) };
        var asking = rig.AskAsync(cancellationToken);
        await _silent.Task.WaitAsync(cancellationToken);
        rig.Time.Advance(TimeSpan.FromSeconds(27.9));
        var before = asking.IsCompleted;

        rig.Time.Advance(TimeSpan.FromSeconds(0.1));
        var answer = await asking;

        Assert.That((before, answer.Report.State, answer.Text), Is.EqualTo((false, ExpertState.Partial, "so far")));
        Assert.That(answer.Error!.Message, Does.Contain("CALL_LIFETIME_SECS"));
        Assert.That(rig.Breakers.View(Choices.Kimi).Failures, Is.Zero);
    }

    [TestCase("", null)]
    [TestCase(" \n ", " \n ")]
    [TestCase("<think>Hm.</think>\n", "<think>Hm.</think>\n")]
    public async Task Answer_without_a_word_is_a_failure_that_is_asked_once(string said, string? raw, CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(Ends(ChatFinishReason.Stop, said));
        var rig = new AskRig((Choices.Kimi, provider), (Choices.Glm, new ScriptedChatClient(Says("other"))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Report.State, answer.Error!.Code, answer.Text), Is.EqualTo((ExpertState.Failed, ErrorCode.ProviderBadAnswer, "")));
        Assert.That((answer.Report.Raw, provider.Asked.Count, answer.Report.Attempts), Is.EqualTo((raw, 1, 1)));
        Assert.That(answer.Error.Message, Does.Contain("not asked again"));
    }

    [Test]
    public async Task Reasoning_that_uses_up_the_limit_is_no_answer(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Ends(ChatFinishReason.Length, "<think>Hm, hm, hm"))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Report.State, answer.Error!.Code, answer.Reasoning), Is.EqualTo((ExpertState.Failed, ErrorCode.ProviderBadRequest, "Hm, hm, hm")));
    }

    [Test]
    public async Task Reasoning_in_the_text_is_none_of_it_and_stays_in_the_raw_answer(CancellationToken cancellationToken)
    {
        const string Said = "<think>{\"findings\":[\"draft\"]}</think>\n\nThe lock.";
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Says(Said))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Text, answer.Reasoning, answer.Report.Raw), Is.EqualTo(("The lock.", "{\"findings\":[\"draft\"]}", Said)));
    }

    [Test]
    public async Task Error_of_our_own_is_a_failed_expert_that_keeps_what_came(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(_ => Broken())));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Report.State, answer.Text, answer.Error!.Code), Is.EqualTo((ExpertState.Partial, "half", ErrorCode.Internal)));

        static async IAsyncEnumerable<ChatResponseUpdate> Broken()
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "half");
            await Task.Yield();
            throw new InvalidOperationException("A bug.");
        }
    }

    [TestCase("length", "limit")]
    [TestCase("content_filter", "filter")]
    public async Task Answer_that_did_not_end_by_itself_says_so(string reason, string word, CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Ends(new ChatFinishReason(reason), "text"))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Report.State, answer.Text, answer.Error), Is.EqualTo((ExpertState.Partial, "text", (AnswerError?)null)));
        Assert.That(answer.Report.Reason, Does.Contain(word));
    }

    [Test]
    public async Task Progress_says_who_is_asked_and_what_it_does_and_not_with_every_piece(CancellationToken cancellationToken)
    {
        var pieces = Enumerable.Repeat(new TextContent("0123456789"), 1000).ToArray<AIContent>();
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Plays(pieces))));

        await rig.AskAsync(cancellationToken);

        Assert.That(rig.Said, Is.EqualTo(new[] { "asking kimi/kimi-k2…", "kimi/kimi-k2: writing, 10 characters" }));
    }

    [Test]
    public async Task Call_counts_as_asking_while_it_waits_for_its_place(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Says("x"))))
        {
            Queue = new ExpertQueue(new CapacitySettings { AtOnce = 1 }),
        };
        using var place = await rig.Queue.EnterAsync("other", ProviderKind.Glm, _ => { }, cancellationToken);
        var asking = rig.AskAsync(cancellationToken);
        await Eventually.IsTrueAsync(() => rig.Queue.Figures().Sum(figures => figures.Waiting) == 1, "it waits", cancellationToken);

        Assert.That(rig.Context.Activity.AtWork, Is.True);
        place.Dispose();
        await asking;
    }

    [Test]
    public void Every_failure_has_its_error()
    {
        var codes = Enum.GetValues<ExpertFailure>().Select(failure => FailureErrors.Of(new ExpertFailureException(failure, "Asking.")).Code);

        Assert.That(codes, Has.All.Not.Empty);
    }
}
