using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Failures;
using Mcp.Tests.Support;
using NUnit.Framework;
using static Mcp.Tests.Support.ScriptedChatClient;

namespace Mcp.Tests.Experts.Resilience;

[CancelAfter(20_000)]
public class FallbackTests
{
    [Test]
    public async Task Fallback_on_failure_answers_and_is_visible(CancellationToken cancellationToken)
    {
        var rig = new AskRig(
            (Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.Quota))), (Choices.Glm, new ScriptedChatClient(Says("instead"))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That(
            (answer.Text, answer.Report.Model, answer.Report.FallbackFrom, answer.Report.Attempts),
            Is.EqualTo(("instead", "glm-4.6", "kimi/kimi-k2", 2)));
        Assert.That(answer.Report.Reason, Does.Contain("kimi/kimi-k2 could not answer (no quota left), glm/glm-4.6 asked instead"));
    }

    [Test]
    public async Task Primary_that_answers_needs_no_fallback(CancellationToken cancellationToken)
    {
        var other = new ScriptedChatClient(Says("instead"));
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Says("first"))), (Choices.Glm, other));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Text, answer.Report.FallbackFrom, other.Asked.Count), Is.EqualTo(("first", (string?)null, 0)));
    }

    [Test]
    public async Task No_fallback_leaves_the_error(CancellationToken cancellationToken)
    {
        var answer = await new AskRig((Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.Auth)))).AskAsync(cancellationToken);

        Assert.That((answer.Report.State, answer.Error!.Code), Is.EqualTo((ExpertState.Failed, ErrorCode.ProviderAuth)));
    }

    [Test]
    public async Task Fallback_that_cannot_take_the_question_leaves_the_first_failure(CancellationToken cancellationToken)
    {
        var rig = new AskRig(
            (Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.Quota))), (Choices.Glm, new ScriptedChatClient(Says("never"))))
        {
            Unfit = Choices.Glm,
        };

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That(
            (answer.Error!.Code, answer.Report.Model, answer.Report.FallbackFrom),
            Is.EqualTo((ErrorCode.ProviderQuota, Choices.Kimi.Model.Name, (string?)null)));
        Assert.That(answer.Report.Reason, Does.Contain("passed over"));
    }

    [Test]
    public async Task Open_circuit_uses_the_fallback_and_does_not_ask(CancellationToken cancellationToken)
    {
        var ill = new ScriptedChatClient(Says("never"));
        var rig = new AskRig((Choices.Kimi, ill), (Choices.Glm, new ScriptedChatClient(Says("instead"))));
        Open(rig);

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Text, ill.Asked.Count), Is.EqualTo(("instead", 0)));
    }

    [Test]
    public async Task Open_circuit_without_fallback_is_an_error_with_its_time(CancellationToken cancellationToken)
    {
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Says("never"))));
        Open(rig);

        var error = (await rig.AskAsync(cancellationToken)).Error!;

        Assert.That((error.Code, error.Retryable, error.RetryAfterMs), Is.EqualTo((ErrorCode.CircuitOpen, true, 300_000L)));
    }

    [TestCase(ExpertFailure.Budget)]
    [TestCase(ExpertFailure.BadRequest)]
    [TestCase(ExpertFailure.Filter)]
    [TestCase(ExpertFailure.Silent)]
    [TestCase(ExpertFailure.Empty)]
    public async Task Failure_that_another_model_does_not_help_stays(object failure, CancellationToken cancellationToken)
    {
        var other = new ScriptedChatClient(Says("instead"));
        var rig = new AskRig((Choices.Kimi, new ScriptedChatClient(Fails((ExpertFailure)failure))), (Choices.Glm, other));

        await rig.AskAsync(cancellationToken);

        Assert.That(other.Asked, Is.Empty);
    }

    [Test]
    public async Task Too_long_a_question_goes_on_to_a_larger_model_only(CancellationToken cancellationToken)
    {
        var small = new ScriptedChatClient(Says("small"));
        var rig = new AskRig(
            (Choices.Kimi, new ScriptedChatClient(Fails(ExpertFailure.Overflow))), (Choices.Local, small),
            (Choices.Glm, new ScriptedChatClient(Says("large"))));

        var answer = await rig.AskAsync(cancellationToken);

        Assert.That((answer.Text, small.Asked.Count), Is.EqualTo(("large", 0)));
    }

    private static void Open(AskRig rig)
    {
        for (var i = 0; i < 5; i++)
        {
            using var pass = rig.Breakers.Enter(Choices.Kimi);
            pass.Failed(ExpertFailure.Down);
        }
    }
}
