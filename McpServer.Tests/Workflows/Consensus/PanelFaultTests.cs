using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Failures;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Consensus;

/// <summary>Panels of which one, or all, do not do what they are asked.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class PanelFaultTests : IDisposable
{
    private static readonly string Three = PanelRig.Models("kimi-k2", "glm-4.6", "small");

    private readonly List<PanelRig> _rigs = [];

    public void Dispose() => _rigs.ForEach(rig => rig.Dispose());

    [Test]
    public async Task Expert_that_fails_is_shown_with_its_reason_and_takes_nothing_from_the_others(CancellationToken cancellationToken)
    {
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Fails(ExpertFailure.Auth)));

        var answer = await rig.RunAsync(Three, cancellationToken);

        var failed = answer.Panel!.Members[2];
        Assert.That((answer.State, failed.State, answer.Panel.Verdict), Is.EqualTo((AnswerState.Complete, PanelMemberState.Failed, "support")));
        Assert.That(answer.Text, Does.Contain(failed.Error!).And.Contain("2 of 3 answered"));
        Assert.That(answer.Expert!.State, Is.EqualTo(ExpertState.Partial));
    }

    [Test]
    public async Task Panel_with_a_gap_is_never_called_sure(CancellationToken cancellationToken)
    {
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Fails(ExpertFailure.Auth)));

        var panel = (await rig.RunAsync(Three, cancellationToken)).Panel!;

        Assert.That((panel.Confidence, panel.Agreement), Is.EqualTo((PanelConfidence.Medium, 1.0)));
        Assert.That(panel.Why, Has.Some.Contains("1 of 3 did not answer"));
    }

    [TestCase("I would rather not judge this.")]
    [TestCase("I'm sorry, but I can't help with that.")]
    [TestCase("Yes, do it. It is cheap and safe.")]
    [TestCase("""{"outcome":"complete","summary":"Hm.","verdict":"perhaps"}""")]
    [TestCase("""{"outcome":"complete","summary":"Hm.","verdict":""")]
    public async Task Answer_without_a_verdict_is_shown_and_not_counted(string said, CancellationToken cancellationToken)
    {
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Says(said)));

        var panel = (await rig.RunAsync(Three, cancellationToken)).Panel!;

        Assert.That((panel.Members[2].Verdict, panel.Members[2].Raw), Is.EqualTo(((string?)null, said)));
        Assert.That((panel.Verdict, panel.Confidence), Is.EqualTo(("support", PanelConfidence.Medium)));
    }

    [Test]
    public async Task Empty_answer_is_a_failure_of_its_expert(CancellationToken cancellationToken)
    {
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Says()));

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That(answer.Panel!.Members[2].State, Is.EqualTo(PanelMemberState.Failed));
        Assert.That(answer.Panel.Members[2].Error, Is.Not.Null.And.Not.Empty);
        Assert.That(answer.Text, Does.Contain("2 of 3 answered"));
    }

    [Test]
    public async Task Panel_of_which_nobody_answers_is_an_error_with_the_reason_of_each(CancellationToken cancellationToken)
    {
        var fails = ScriptedChatClient.Fails(ExpertFailure.Auth);
        var rig = Rig(new ScriptedChatClient(fails), new ScriptedChatClient(fails), new ScriptedChatClient(fails));

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That((answer.State, answer.Error!.Code, answer.Panel!.Confidence), Is.EqualTo((AnswerState.Failed, ErrorCode.ProviderAuth, PanelConfidence.None)));
        Assert.That(answer.Panel.Members.Select(member => member.Error), Has.All.Not.Null);
        Assert.That(answer.Text, Does.Contain("Verdict: none (0 of 3 answered"));
    }

    [Test]
    public async Task Late_expert_is_not_waited_for_once_enough_have_answered(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource();
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Hangs(reached, new TextContent("I begin"))));
        rig.Set(deadline: TimeSpan.FromSeconds(60));

        var running = rig.RunAsync(Three, cancellationToken);
        await PassDeadlineAsync(rig, reached, cancellationToken);
        var panel = (await running).Panel!;

        Assert.That((panel.Members[2].State, panel.Members[2].Raw), Is.EqualTo((PanelMemberState.Partial, "I begin")));
        Assert.That((panel.Verdict, panel.Confidence), Is.EqualTo(("support", PanelConfidence.Medium)));
    }

    [Test]
    public async Task Quorum_of_one_is_met_by_the_first_answer(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource();
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Hangs(reached)), null, new ScriptedChatClient(ScriptedChatClient.Hangs(new())));
        rig.Set(deadline: TimeSpan.FromSeconds(60), quorum: 1);

        var running = rig.RunAsync(Three, cancellationToken);
        await PassDeadlineAsync(rig, reached, cancellationToken);
        var panel = (await running).Panel!;

        Assert.That(
            panel.Members.Select(member => member.State),
            Is.EqualTo(new[] { PanelMemberState.TimedOut, PanelMemberState.Answered, PanelMemberState.TimedOut }));
        Assert.That((panel.Quorum, panel.Confidence), Is.EqualTo((1, PanelConfidence.Low)));
    }

    [Test]
    public async Task Deadline_alone_ends_nothing_while_too_few_have_answered(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource();
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Hangs(reached)));
        rig.Set(deadline: TimeSpan.FromSeconds(60), quorum: 3);

        var running = rig.RunAsync(Three, cancellationToken);
        await reached.Task.WaitAsync(cancellationToken);
        await Eventually.IsTrueAsync(() => running.IsCompleted || rig.Known.Count >= 3, "two have answered", cancellationToken);
        rig.Ask.Time.Advance(TimeSpan.FromSeconds(61));
        rig.Ask.Time.Advance(TimeSpan.FromSeconds(60)); // its own silence ends it
        var panel = (await running).Panel!;

        Assert.That((panel.Members[2].State, panel.Confidence), Is.EqualTo((PanelMemberState.TimedOut, PanelConfidence.None)));
        Assert.That(panel.Members[2].Error, Does.Not.Contain("enough others"));
        Assert.That(panel.Why, Is.EqualTo(new[] { "Only 2 of 3 gave a verdict that can be compared; 3 were wanted.", "1 of 3 did not answer: failed or too late." }));
    }

    [Test]
    public async Task Answer_that_broke_off_counts_and_lowers_what_can_be_relied_on(CancellationToken cancellationToken)
    {
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Fails(ExpertFailure.BadRequest, null, new TextContent(PanelRig.Verdict("support")))));

        var panel = (await rig.RunAsync(Three, cancellationToken)).Panel!;

        Assert.That((panel.Members[2].State, panel.Confidence), Is.EqualTo((PanelMemberState.Partial, PanelConfidence.Medium)));
        Assert.That(panel.Why, Has.Some.Contains("came to its end"));
    }

    private static async Task PassDeadlineAsync(PanelRig rig, TaskCompletionSource reached, CancellationToken cancellationToken)
    {
        await reached.Task.WaitAsync(cancellationToken);
        while (await rig.Ask.Time.NextAsync(cancellationToken) != TimeSpan.FromSeconds(60))
        {
        }

        rig.Ask.Time.Advance(TimeSpan.FromSeconds(60));
    }

    /// <summary>Three experts, of whom those that nothing is said of support.</summary>
    private PanelRig Rig(ScriptedChatClient third, ScriptedChatClient? second = null, ScriptedChatClient? first = null)
    {
        var rig = new PanelRig(
            (Choices.Kimi, first ?? PanelRig.Votes("support")), (Choices.Glm, second ?? PanelRig.Votes("support")), (Choices.Local, third));
        _rigs.Add(rig);
        return rig;
    }
}
