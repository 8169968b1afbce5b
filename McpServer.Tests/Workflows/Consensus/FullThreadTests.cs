using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Consensus;

/// <summary>Panels in a thread that has no exchange left: nobody is paid for an answer that has no place.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class FullThreadTests : IDisposable
{
    private static readonly string Two = PanelRig.Models("kimi-k2 for", "glm-4.6 against");

    private readonly ScriptedChatClient _kimi = PanelRig.Votes("support");
    private readonly ScriptedChatClient _glm = PanelRig.Votes("oppose");
    private readonly PanelRig _rig;

    public FullThreadTests()
    {
        _rig = new PanelRig((Choices.Kimi, _kimi), (Choices.Glm, _glm)) { Settings = new ThreadSettings { MaxTurns = 1 } };
    }

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Second_round_is_refused_before_anybody_is_asked_and_leaves_nothing(CancellationToken cancellationToken)
    {
        var id = (await _rig.RunAsync($"{Two},\"continuation_id\":\"new\"", cancellationToken)).Thread!.Id;
        var before = _rig.Turns(id).Count;

        await Assert.ThatAsync(
            () => _rig.RunAsync($"\"step_number\":2,\"total_steps\":2,\"continuation_id\":\"{id}\"", cancellationToken),
            Throws.TypeOf<ToolFailureException>().With.Property("Code").EqualTo(ErrorCode.InvalidArgument).And.Message.Contain("MAX_CONVERSATION_TURNS"));
        Assert.That((_kimi.Asked.Count, _glm.Asked.Count, _rig.Turns(id).Count), Is.EqualTo((1, 1, before)));
    }

    [Test]
    public async Task Round_that_has_begun_comes_to_its_end(CancellationToken cancellationToken)
    {
        var id = (await _rig.RunAsync($"{Two},\"next_step_required\":true", cancellationToken)).Thread!.Id;

        var last = await _rig.RunAsync($"\"step_number\":2,\"total_steps\":2,\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That((_kimi.Asked.Count, _glm.Asked.Count), Is.EqualTo((1, 1)));
        Assert.That(last.Panel!.Members.Select(member => member.Verdict), Is.EqualTo(new[] { "support", "oppose" }));
    }

    [Test]
    public async Task Answer_of_the_last_round_is_given_again(CancellationToken cancellationToken)
    {
        var first = await _rig.RunAsync($"{Two},\"continuation_id\":\"new\"", cancellationToken);

        var again = await _rig.RunAsync($"{Two},\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That((again.Text, _kimi.Asked.Count, _glm.Asked.Count), Is.EqualTo((first.Text, 1, 1)));
    }
}
