using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Consensus;

/// <summary>Who may sit on a panel, and who sits there when nobody is named.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class PanelMembersTests : IDisposable
{
    private readonly ScriptedChatClient _kimi = PanelRig.Votes("support");
    private readonly ScriptedChatClient _glm = PanelRig.Votes("support");
    private readonly PanelRig _rig;

    public PanelMembersTests() => _rig = new PanelRig((Choices.Kimi, _kimi), (Choices.Glm, _glm));

    public void Dispose() => _rig.Dispose();

    [TestCase("""{"model":"kimi-k2"},{"model":"kimi-k2","stance":"neutral"}""", "kimi-k2 (neutral) stands there 2 times")]
    [TestCase("""{"model":"kimi-k2","stance_prompt":"As a user."},{"model":"kimi-k2","stance_prompt":"As an owner."}""", "kimi-k2 (neutral) stands there 2 times")]
    [TestCase("""{"model":"kimi-k2"},{"model":"kimi/kimi-k2"}""", "kimi/kimi-k2 (neutral) stands there 2 times, under different names")]
    [TestCase("""{"model":"kimi-k3"},{"model":"glm-4.6"}""", "there is no \"kimi-k3\"")]
    [TestCase("""{"model":"kimi-k2","stance":"angry"}""", "models[0] has the stance \"angry\"; allowed are neutral, for, against")]
    [TestCase("""{"model":"kimi-k2","stanc":"for"}""", "did you mean \"stance\"?")]
    [TestCase("""{"stance":"for"}""", "models[0] names no \"model\"")]
    [TestCase("""{"model":7}""", "models[0].model is no text")]
    public void Panel_that_cannot_sit_is_refused_before_anybody_is_asked(string models, string why, CancellationToken cancellationToken)
    {
        Assert.That(
            async () => await _rig.RunAsync($"\"models\":[{models}]", cancellationToken),
            Throws.InstanceOf<ToolFailureException>().With.Message.Contains(why));
        Assert.That(_kimi.Asked.Count + _glm.Asked.Count, Is.Zero);
    }

    [Test]
    public void More_than_eight_are_refused(CancellationToken cancellationToken)
    {
        var nine = PanelRig.Models([.. Enumerable.Range(0, 9).Select(i => $"m{i}")]);

        Assert.That(
            async () => await _rig.RunAsync(nine, cancellationToken),
            Throws.InstanceOf<ToolFailureException>().With.Property("Code").EqualTo(ErrorCode.InvalidArgument).And.Message.Contains("at most 8"));
    }

    [Test]
    public async Task One_model_under_two_stances_is_asked_twice_and_is_no_agreement_of_two(CancellationToken cancellationToken)
    {
        var panel = (await _rig.RunAsync(PanelRig.Models("kimi-k2 for", "kimi-k2 against"), cancellationToken)).Panel!;

        Assert.That(_kimi.Asked, Has.Count.EqualTo(2));
        Assert.That((panel.Verdict, panel.Confidence), Is.EqualTo(("support", PanelConfidence.Low)));
    }

    [Test]
    public async Task Own_words_for_a_stance_reach_their_expert_alone(CancellationToken cancellationToken)
    {
        await _rig.RunAsync("""
            "models":[{"model":"kimi-k2","stance_prompt":"Judge as an operator."},{"model":"glm-4.6"}]
            """, cancellationToken);

        Assert.That(_kimi.Asked[0][^1].Text, Does.Contain("Judge as an operator. Your verdict is your own"));
        Assert.That(_glm.Asked[0][^1].Text, Does.Not.Contain("operator"));
    }

    [Test]
    public async Task Models_of_different_houses_sit_where_none_are_named(CancellationToken cancellationToken)
    {
        var panel = (await _rig.RunAsync("", cancellationToken)).Panel!;

        Assert.That(panel.Members.Select(member => member.Model), Is.EqualTo(new[] { "kimi/kimi-k2", "glm/glm-4.6" }));
    }

    [Test]
    public async Task Other_models_of_one_house_sit_rather_than_one_three_times(CancellationToken cancellationToken)
    {
        var other = Choices.Of("kimi", Daemon.Experts.Endpoints.ProviderKind.Kimi, "kimi-k3", context: 100_000);
        using var rig = new PanelRig((Choices.Kimi, _kimi), (other, PanelRig.Votes("support")));
        rig.Ask.Plan = new(Choices.Kimi, [], []) { Others = [other] };

        var answer = await rig.RunAsync("", cancellationToken);

        Assert.That(answer.Panel!.Members.Select(member => (member.Model, member.Stance)), Is.EqualTo(new[] { ("kimi/kimi-k2", "neutral"), ("kimi/kimi-k3", "neutral") }));
        Assert.That(answer.Notes, Has.One.StartsWith("Only 2 models can be asked"));
    }

    [Test]
    public async Task Lone_model_argues_with_itself_where_none_are_named(CancellationToken cancellationToken)
    {
        using var rig = new PanelRig((Choices.Kimi, _kimi));

        var answer = await rig.RunAsync("", cancellationToken);
        var panel = answer.Panel!;

        Assert.That(answer.Notes, Has.One.StartsWith("Only kimi/kimi-k2 can be asked"));
        Assert.That(answer.Next, Does.Contain("judged alone").And.Not.Contains("differ"));
        Assert.That(panel.Members.Select(member => member.Stance), Is.EqualTo(new[] { "neutral", "for", "against" }));
        Assert.That(panel.Confidence, Is.EqualTo(PanelConfidence.Low));
    }
}
