using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Calls;
using NUnit.Framework;

namespace Mcp.Tests.Calls;

/// <summary>How an answer that was not waited for is come back for, and by whom.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class CollectedAnswersTests : IDisposable
{
    private readonly LiveCallRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Call_outlasting_its_clients_patience_is_handed_back_and_collected(CancellationToken cancellationToken)
    {
        var back = await _rig.HandedBackAsync("a", cancellationToken);
        var collect = _rig.Collect("a", back.Call!.Id);
        _ = collect.Answer;

        _rig.Finish();

        var answer = await collect.DeliveredAsync();
        Assert.That((back.State, answer.State, answer.Tool, answer.Call!.Id), Is.EqualTo((AnswerState.StillRunning, AnswerState.Complete, "expert", back.Call.Id)));
    }

    [Test]
    public async Task Collected_answer_is_not_given_twice(CancellationToken cancellationToken)
    {
        var back = await _rig.HandedBackAsync("a", cancellationToken);
        _rig.Finish();
        await _rig.Collect("a", back.Call!.Id).DeliveredAsync();

        await Assert.ThatAsync(() => _rig.Collect("a", back.Call.Id).Answer, NotFound("already delivered"));
    }

    [Test]
    public async Task Each_of_two_that_were_handed_back_collects_the_one_answer(CancellationToken cancellationToken)
    {
        var (one, two) = (await _rig.StartedAsync("a", cancellationToken), await _rig.JoinedAsync("b", cancellationToken));
        await _rig.Time.WaitedForAsync(Patience.Default, 2, cancellationToken);
        _rig.Time.Advance(Patience.Default);
        var id = (await one.DeliveredAsync()).Call!.Id;
        await two.DeliveredAsync();
        _rig.Finish();

        AnswerState[] states = [(await _rig.Collect("a", id).DeliveredAsync()).State, (await _rig.Collect("b", id).DeliveredAsync()).State];

        Assert.That((states, _rig.Runs), Is.EqualTo((new[] { AnswerState.Complete, AnswerState.Complete }, 1)));
    }

    [Test]
    public async Task Failure_that_nobody_got_is_collected_by_id(CancellationToken cancellationToken)
    {
        var back = await _rig.HandedBackAsync("a", cancellationToken);
        _rig.Fail(new ToolFailureException(ErrorCode.ProviderDown, "Asking: down."));
        await _rig.FinishedAsync(cancellationToken);

        var collected = await _rig.Collect("a", back.Call!.Id).DeliveredAsync();

        Assert.That(collected.Error!.Code, Is.EqualTo(ErrorCode.ProviderDown));
    }

    [Test]
    public async Task Failure_that_nobody_got_is_not_given_to_who_asks_the_same_again(CancellationToken cancellationToken)
    {
        await _rig.HandedBackAsync("a", cancellationToken);
        _rig.Fail(new ToolFailureException(ErrorCode.ProviderDown, "Asking: down."));
        await _rig.FinishedAsync(cancellationToken);

        _ = _rig.Ask("a").Answer;

        await _rig.RunsAsync(2, cancellationToken);
    }

    [Test]
    public async Task Answer_nobody_collects_is_gone_after_its_time(CancellationToken cancellationToken)
    {
        var back = await _rig.HandedBackAsync("a", cancellationToken);
        _rig.Finish();
        await _rig.FinishedAsync(cancellationToken);

        _rig.Time.Advance(TimeSpan.FromSeconds(599));
        var kept = !_rig.Table.IsEmpty;
        _rig.Time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThatAsync(() => _rig.Collect("a", back.Call!.Id).Answer, NotFound("RESULT_TTL_SECS"));
        Assert.That((kept, _rig.Table.IsEmpty), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Id_of_another_workspace_is_unknown(CancellationToken cancellationToken)
    {
        using var folder = new Support.TempFolder();
        var back = await _rig.HandedBackAsync("a", cancellationToken);
        var elsewhere = _rig.CollectFrom(folder.Path, back.Call!.Id);

        await Assert.ThatAsync(() => elsewhere.Answer, NotFound("no such call"));
    }

    [TestCase("nobody-1-1")]
    [TestCase("")]
    public async Task Unknown_id_says_to_call_again(string id)
    {
        await Assert.ThatAsync(() => _rig.Collect("a", id).Answer, NotFound("call the original tool again"));
    }

    [Test]
    public async Task Id_of_other_expert_settings_is_unknown(CancellationToken cancellationToken)
    {
        var back = await _rig.HandedBackAsync("a", cancellationToken);

        await Assert.ThatAsync(() => _rig.Collect("b", back.Call!.Id, ("KIMI_API_KEY", "sk-another")).Answer, NotFound("no such call"));
    }

    private static NUnit.Framework.Constraints.ContainsConstraint NotFound(string message) => Throws.InstanceOf<ToolFailureException>()
        .With.Property(nameof(ToolFailureException.Code)).EqualTo(ErrorCode.CallNotFound).And.Message.Contains(message);
}
