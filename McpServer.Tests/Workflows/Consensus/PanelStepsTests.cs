using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Failures;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Consensus;

/// <summary>A panel over several steps: one after the other, once more, in a second round, and ended from outside.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class PanelStepsTests : IDisposable
{
    private static readonly string Two = PanelRig.Models("kimi-k2 for", "glm-4.6 against");

    private readonly ScriptedChatClient _kimi = new(
        ScriptedChatClient.Says(PanelRig.Verdict("support")), ScriptedChatClient.Says(PanelRig.Verdict("oppose")));

    private readonly ScriptedChatClient _glm = PanelRig.Votes("oppose");
    private readonly List<PanelRig> _rigs = [];

    public void Dispose() => _rigs.ForEach(rig => rig.Dispose());

    [Test]
    public async Task First_round_shows_no_expert_what_another_said(CancellationToken cancellationToken)
    {
        var rig = Rig(_kimi, _glm);

        var id = (await rig.RunAsync($"{Two},\"next_step_required\":true", cancellationToken)).Thread!.Id;
        await rig.RunAsync(Next(2, id), cancellationToken);

        Assert.That(Words(_kimi, 0), Does.Contain(PanelRig.Proposal).And.Contain("honest case for").And.Not.Contain("I say oppose"));
        Assert.That(Words(_glm, 0), Does.Contain(PanelRig.Proposal).And.Contain("honest case against").And.Not.Contain("I say support"));
    }

    [Test]
    public async Task One_expert_is_asked_on_each_step_and_the_last_compares_all(CancellationToken cancellationToken)
    {
        var rig = Rig(_kimi, _glm);

        var first = await rig.RunAsync($"{Two},\"total_steps\":2,\"next_step_required\":true", cancellationToken);
        var between = (_kimi.Asked.Count, _glm.Asked.Count, first.State, first.Panel!.Members[1].State, first.Panel.Confidence);
        var last = await rig.RunAsync(Next(2, first.Thread!.Id), cancellationToken);

        Assert.That(between, Is.EqualTo((1, 0, AnswerState.Working, PanelMemberState.Pending, PanelConfidence.None)));
        Assert.That((_kimi.Asked.Count, _glm.Asked.Count, last.State), Is.EqualTo((1, 1, AnswerState.Complete)));
        Assert.That(last.Panel!.Members.Select(member => member.Verdict), Is.EqualTo(new[] { "support", "oppose" }));
    }

    [Test]
    public async Task Step_that_comes_again_is_answered_from_the_thread(CancellationToken cancellationToken)
    {
        var rig = Rig(_kimi, _glm);
        var id = (await rig.RunAsync($"{Two},\"continuation_id\":\"new\",\"next_step_required\":true", cancellationToken)).Thread!.Id;
        var last = await rig.RunAsync(Next(2, id), cancellationToken);

        var again = await rig.RunAsync(Next(2, id), cancellationToken);

        Assert.That((_kimi.Asked.Count, _glm.Asked.Count, again.Panel!.Round), Is.EqualTo((1, 1, 1)));
        Assert.That(again.Text, Is.EqualTo(last.Text));
        Assert.That(again.Notes, Has.Some.Contains("answered before"));
    }

    [Test]
    public async Task Step_in_the_middle_that_comes_again_asks_nobody_whose_turn_is_later(CancellationToken cancellationToken)
    {
        var rig = Rig(_kimi, _glm);
        var id = (await rig.RunAsync($"{PanelRig.Models("kimi-k2 for", "glm-4.6 against", "glm-4.6 for")},\"next_step_required\":true", cancellationToken)).Thread!.Id;
        await rig.RunAsync($"{Next(2, id)},\"next_step_required\":true", cancellationToken);

        await rig.RunAsync($"{Next(2, id)},\"next_step_required\":true", cancellationToken);

        Assert.That((_kimi.Asked.Count, _glm.Asked.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Second_round_shows_the_others_words_without_their_names(CancellationToken cancellationToken)
    {
        var rig = Rig(_kimi, _glm);
        var id = (await rig.RunAsync($"{Two},\"continuation_id\":\"new\"", cancellationToken)).Thread!.Id;

        var second = await rig.RunAsync(Next(2, id, "It is only for a week."), cancellationToken);

        Assert.That(
            _kimi.Asked[1][^1].Text,
            Does.Contain("I say oppose").And.Contain("It is only for a week.").And.Not.Contain("I say support").And.Not.Contain("glm"));
        Assert.That((second.Panel!.Round, second.Panel.Members[0].ChangedFrom, second.Panel.Members[0].Verdict), Is.EqualTo((2, "support", "oppose")));
    }

    [Test]
    public async Task Expert_that_failed_in_the_second_round_is_asked_again_with_what_the_others_had_said(CancellationToken cancellationToken)
    {
        var glm = new ScriptedChatClient(
            ScriptedChatClient.Says(PanelRig.Verdict("oppose")), ScriptedChatClient.Fails(ExpertFailure.Auth),
            ScriptedChatClient.Says(PanelRig.Verdict("support_with_conditions")));
        var rig = Rig(_kimi, glm);
        var id = (await rig.RunAsync($"{Two},\"continuation_id\":\"new\"", cancellationToken)).Thread!.Id;
        var broken = await rig.RunAsync(Next(2, id, "It is only for a week."), cancellationToken);

        var mended = await rig.RunAsync(Next(3, id, "Once more."), cancellationToken);

        Assert.That(broken.Next, Does.Contain("to ask it again").And.Contain("step_number 3"));
        Assert.That(_kimi.Asked, Has.Count.EqualTo(2));
        Assert.That(glm.Asked[2][^1].Text, Does.Contain("I say support").And.Contain("It is only for a week."));
        Assert.That((mended.Panel!.Round, mended.Panel.Members[1].ChangedFrom), Is.EqualTo((2, "oppose")));
    }

    [Test]
    public async Task Only_those_that_failed_are_asked_again(CancellationToken cancellationToken)
    {
        var glm = new ScriptedChatClient(ScriptedChatClient.Fails(ExpertFailure.Auth), ScriptedChatClient.Says(PanelRig.Verdict("oppose")));
        var rig = Rig(_kimi, glm);
        var id = (await rig.RunAsync($"{Two},\"continuation_id\":\"new\"", cancellationToken)).Thread!.Id;

        var second = await rig.RunAsync(Next(2, id), cancellationToken);

        Assert.That((_kimi.Asked.Count, glm.Asked.Count, second.Panel!.Round), Is.EqualTo((1, 2, 1)));
        Assert.That(second.Panel.Members.Select(member => member.Verdict), Is.EqualTo(new[] { "support", "oppose" }));
    }

    [Test]
    public async Task Answer_that_came_before_the_cancel_is_in_the_thread_and_not_paid_twice(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource();
        var glm = new ScriptedChatClient(ScriptedChatClient.Hangs(reached), ScriptedChatClient.Says(PanelRig.Verdict("oppose")));
        var rig = Rig(_kimi, glm);
        using var client = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = rig.RunAsync($"{Two},\"continuation_id\":\"new\"", client.Token);
        await reached.Task.WaitAsync(cancellationToken);
        await Eventually.IsTrueAsync(() => rig.Known.Count >= 2, "the first has answered", cancellationToken);
        await client.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        var id = rig.Known[0].Thread!.Id;

        var again = await rig.RunAsync($"{Two},\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That((_kimi.Asked.Count, glm.Asked.Count), Is.EqualTo((1, 2)));
        Assert.That(again.Panel!.Members.Select(member => member.Verdict), Is.EqualTo(new[] { "support", "oppose" }));
    }

    [Test]
    public async Task What_is_known_so_far_has_each_answer_as_soon_as_it_is_there(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource();
        var rig = Rig(_kimi, new ScriptedChatClient(ScriptedChatClient.Hangs(reached)));
        using var client = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var running = rig.RunAsync(Two, client.Token);
        await reached.Task.WaitAsync(cancellationToken);
        await Eventually.IsTrueAsync(() => rig.Known.Count >= 2, "the first has answered", cancellationToken);
        await client.CancelAsync();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(rig.Known[^1].Text, Does.Contain("I say support").And.Contain("glm/glm-4.6 (against): pending"));
        Assert.That(rig.Known[^1].Panel!.Members[0].Verdict, Is.EqualTo("support"));
    }

    [Test]
    public async Task Other_models_in_a_later_step_are_not_taken_in_silence(CancellationToken cancellationToken)
    {
        var rig = Rig(_kimi, _glm);
        var id = (await rig.RunAsync($"{Two},\"next_step_required\":true", cancellationToken)).Thread!.Id;

        var last = await rig.RunAsync($"{Next(2, id)},{PanelRig.Models("small", "kimi-k2")}", cancellationToken);

        Assert.That(last.Panel!.Members.Select(member => member.Model), Is.EqualTo(new[] { "kimi/kimi-k2", "glm/glm-4.6" }));
        Assert.That(last.Notes, Has.Some.Contains("the panel stays as it began"));
    }

    [Test]
    public async Task Files_are_fitted_into_each_experts_own_context(CancellationToken cancellationToken)
    {
        var small = PanelRig.Votes("support");
        var rig = Rig(_kimi, _glm, small);
        rig.Write("big.cs", string.Concat(Enumerable.Range(0, 3_000).Select(i => $"class Number{i} {{ int Value() => {i}; }}\n")));

        var answer = await rig.RunAsync($"{PanelRig.Models("kimi-k2", "small")},\"relevant_files\":[\"big.cs\"]", cancellationToken);

        Assert.That(_kimi.Asked[0][^1].Text, Does.Contain("Number2999"));
        Assert.That(small.Asked[0][^1].Text.Length, Is.LessThan(8_000 * 5).And.LessThan(_kimi.Asked[0][^1].Text.Length / 2));
        Assert.That(answer.Evidence!.Cut!.Select(file => file.File), Has.Some.EqualTo("big.cs"));
    }

    [Test]
    public async Task Image_that_a_panel_sees_is_told_as_sent_and_as_nothing_that_a_scan_could_read(CancellationToken cancellationToken)
    {
        var rig = Rig(_kimi, _glm);
        var image = $"data:image/png;base64,{Convert.ToBase64String([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])}";

        var answer = await rig.RunAsync($"{Two},\"images\":[\"{image}\"]", cancellationToken);

        Assert.That(answer.Evidence!.Unscanned, Is.EqualTo(new[] { "image 1 (data URL)" }));
        Assert.That(answer.Evidence.Sent!.Select(file => file.File), Is.EqualTo(new[] { "image 1 (data URL)" }));
    }

    [Test]
    public async Task Declined_panel_asks_nobody(CancellationToken cancellationToken)
    {
        var rig = Rig(_kimi, _glm);

        var answer = await rig.RunAsync($"{Two},\"use_assistant_model\":false", cancellationToken);

        Assert.That((answer.Expert!.State, _kimi.Asked.Count + _glm.Asked.Count), Is.EqualTo((ExpertState.Declined, 0)));
    }

    private static string Next(int number, string id, string step = "Go on.") =>
        $"\"step\":\"{step}\",\"step_number\":{number},\"total_steps\":{number},\"continuation_id\":\"{id}\"";

    private static string Words(ScriptedChatClient expert, int ask) => string.Join('\n', expert.Asked[ask].Select(message => message.Text));

    private PanelRig Rig(ScriptedChatClient kimi, ScriptedChatClient glm, ScriptedChatClient? small = null)
    {
        (ModelChoice, ScriptedChatClient)[] experts = [(Choices.Kimi, kimi), (Choices.Glm, glm), (Choices.Local, small ?? PanelRig.Votes("support"))];
        var rig = new PanelRig(experts);
        _rigs.Add(rig);
        return rig;
    }
}
