using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Usage;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Usage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class LedgerClientTests
{
    // 100 tokens with its frame, so 100 millionths of a dollar.
    private static readonly ChatMessage Question = new(ChatRole.User, new string('q', 336));
    private static readonly UsageContent Counted = new(new UsageDetails { InputTokenCount = 200, CachedInputTokenCount = 50, OutputTokenCount = 30, ReasoningTokenCount = 20 });
    private readonly UsageRig _rig = new();
    private readonly AskUsage _usage = new();

    [TearDown]
    public ValueTask Close() => _rig.DisposeAsync();

    [Test]
    public async Task Answer_is_settled_with_the_providers_own_count(CancellationToken cancellationToken)
    {
        await ReadAsync(_rig.Client(new ScriptedClient(new TextContent("yes"), Counted), _usage), cancellationToken);

        Assert.That(_usage.Total, Is.EqualTo(new UsageReport(200, 50, 30, 20, 0.00023m)));
        Assert.That((_usage.Attempts, _usage.Notes.Count), Is.EqualTo((1, 0)));
        Assert.That(await _rig.TotalAsync(cancellationToken), Is.EqualTo(new UsageTotal(_rig.Today, "kimi", "kimi-k2", 1, 200, 50, 30, 20, 230, 0)));
    }

    [Test]
    public async Task Count_that_rises_through_one_answer_is_taken_once_and_several_answers_add(CancellationToken cancellationToken)
    {
        var client = new ScriptedClient(Counted, Counted, Counted) { ResponseIds = ["search", "answer", "answer"] };

        await ReadAsync(_rig.Client(client, _usage), cancellationToken);

        Assert.That(_usage.Total!.InputTokens, Is.EqualTo(400));
    }

    [Test]
    public async Task Cut_answer_is_estimated_and_says_so(CancellationToken cancellationToken)
    {
        var cut = new ExpertFailureException(ExpertFailure.Cut, "cut") { Sent = true };
        var client = new ScriptedClient(new TextReasoningContent(new string('t', 35)), new TextContent(new string('a', 35))) { Fails = cut };

        await Assert.ThatAsync(() => ReadAsync(_rig.Client(client, _usage), cancellationToken), Throws.Exception.SameAs(cut));

        Assert.That(_usage.Total, Is.EqualTo(new UsageReport(100, null, 20, null, 0.00012m)));
        Assert.That(_usage.Notes.Single(), Does.Contain("estimate"));
    }

    [Test]
    public async Task Refused_question_costs_nothing(CancellationToken cancellationToken)
    {
        var refused = new ExpertFailureException(ExpertFailure.RateLimit, "slow down") { Sent = true, Status = 429 };

        await Assert.ThatAsync(
            () => ReadAsync(_rig.Client(new ScriptedClient { Fails = refused }, _usage), cancellationToken), Throws.Exception.SameAs(refused));

        Assert.That((await _rig.TotalAsync(cancellationToken)).CostMicro, Is.Zero);
        Assert.That(_usage.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Cancelled_answer_and_one_that_is_read_no_further_are_kept(CancellationToken cancellationToken)
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stalled = new ScriptedClient(new TextContent("half")) { Stalls = true };
        var cancelled = ReadAsync(_rig.Client(stalled, _usage), caller.Token);
        await stalled.Stalled.Task.WaitAsync(cancellationToken);
        await caller.CancelAsync();
        await Assert.ThatAsync(() => cancelled, Throws.InstanceOf<OperationCanceledException>());
        await foreach (var _ in _rig.Client(new ScriptedClient(new TextContent("half")) { Stalls = true }, _usage).GetStreamingResponseAsync([Question], null, cancellationToken))
        {
            break;
        }

        Assert.That(stalled.Closed);
        Assert.That((await _rig.TotalAsync(cancellationToken)).CostMicro, Is.EqualTo(2 * 102));
    }

    [Test]
    public async Task Question_too_dear_for_the_call_is_not_asked(CancellationToken cancellationToken)
    {
        var client = new ScriptedClient(Counted);
        var ask = UsageRig.Ask(call: 0.00025m);
        await ReadAsync(_rig.Client(client, _usage, ask), cancellationToken);

        await Assert.ThatAsync(() => ReadAsync(_rig.Client(client, _usage, ask), cancellationToken), Throws.TypeOf<ExpertFailureException>()
            .With.Property("Failure").EqualTo(ExpertFailure.Budget)
            .And.Message.Contains("MCP_EXPERT_BUDGET_CALL_USD allows 0.00025 USD").And.Message.Contains("0.00023 USD of it is spent"));

        Assert.That((client.Asked, _usage.Attempts), Is.EqualTo((1, 1)));
        Assert.That(_usage.Notes.Single(), Does.Contain("0.00023 USD of the 0.00025 USD"));
    }

    [Test]
    public async Task Day_budget_counts_other_calls_and_ends_with_the_day(CancellationToken cancellationToken)
    {
        var client = new ScriptedClient(Counted);
        await ReadAsync(_rig.Client(client, _usage, UsageRig.Ask(id: "earlier")), cancellationToken);
        var ask = UsageRig.Ask(day: 0.0003m);

        await Assert.ThatAsync(() => ReadAsync(_rig.Client(client, _usage, ask), cancellationToken), Throws.TypeOf<ExpertFailureException>()
            .With.Message.Contains("MCP_EXPERT_BUDGET_DAY_USD"));
        _rig.Time.Advance(TimeSpan.FromHours(1));
        await ReadAsync(_rig.Client(client, _usage, ask), cancellationToken);

        Assert.That(client.Asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Answer_that_passes_the_limit_is_stopped_and_its_connection_closed(CancellationToken cancellationToken)
    {
        var client = new ScriptedClient([.. Enumerable.Repeat(new TextContent(new string('a', 350)), 50)]);

        await Assert.ThatAsync(
            () => ReadAsync(_rig.Client(client, _usage, UsageRig.Ask(call: 0.001m)), cancellationToken),
            Throws.TypeOf<ExpertFailureException>().With.Property("Failure").EqualTo(ExpertFailure.Budget).And.Property("Sent").True);

        Assert.That((client.Streamed, client.Closed), Is.EqualTo((10, true)));
        Assert.That((await _rig.TotalAsync(cancellationToken)).CostMicro, Is.EqualTo(1_100));
    }

    [Test]
    public async Task Answers_at_once_share_what_is_left(CancellationToken cancellationToken)
    {
        var ask = UsageRig.Ask(call: 0.0025m);
        var clients = Enumerable.Range(0, 4).Select(_ => new ScriptedClient([.. Enumerable.Repeat(new TextContent(new string('a', 350)), 50)])).ToList();

        await Task.WhenAll(clients.Select(client => Task.Run(
            async () => await Assert.ThatAsync(
                () => ReadAsync(_rig.Client(client, _usage, ask), cancellationToken), Throws.TypeOf<ExpertFailureException>()),
            cancellationToken)));

        // Each is stopped at the frame that does not fit any more: at most 100 tokens beyond.
        Assert.That((await _rig.TotalAsync(cancellationToken)).CostMicro, Is.AtMost(2_500 + (4 * 100)));
    }

    [Test]
    public async Task Unknown_price_is_refused_under_a_budget_only(CancellationToken cancellationToken)
    {
        var client = new ScriptedClient(Counted);
        var unknown = UsageRig.Model(price: null);

        await Assert.ThatAsync(
            () => ReadAsync(_rig.Client(client, _usage, UsageRig.Ask(day: 1), unknown), cancellationToken),
            Throws.TypeOf<ExpertFailureException>().With.Message.Contains("models.json").And.Message.Contains("MCP_EXPERT_BUDGET_DAY_USD"));
        await ReadAsync(_rig.Client(client, _usage, UsageRig.Ask(), unknown), cancellationToken);
        await ReadAsync(_rig.Client(client, _usage, UsageRig.Ask(day: 1), UsageRig.Model(price: null, local: true)), cancellationToken);

        Assert.That((client.Asked, _usage.Total!.CostUsd), Is.EqualTo((2, 0m)));
    }

    private static async Task ReadAsync(LedgerClient client, CancellationToken cancellationToken)
    {
        await foreach (var _ in client.GetStreamingResponseAsync([Question], null, cancellationToken))
        {
            // What comes is of no interest here.
        }
    }
}
