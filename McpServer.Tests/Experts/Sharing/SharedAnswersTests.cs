using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Sharing;
using Mcp.Daemon.Files;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Experts.Sharing;

[CancelAfter(20_000)]
public class SharedAnswersTests
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);

    private static readonly Workspace Here = Workspace.From(null, [], "/home/somebody");

    [Test]
    public async Task Twenty_who_ask_the_same_at_once_cost_one_provider_call(CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(Held(out var reached, out var open));
        var (rig, shared) = Rig(provider);
        var asks = Enumerable.Range(0, 20).Select(_ => Ask(rig, shared, "q", cancellationToken)).ToList();
        await reached.Task.WaitAsync(cancellationToken);

        open.SetResult();
        var answers = await Task.WhenAll(asks);

        Assert.That(provider.Asked, Has.Count.EqualTo(1));
        Assert.That(answers.Select(answer => answer.Text).Distinct(), Is.EqualTo(new[] { "Yes." }));
        Assert.That(answers.Count(answer => answer.Report.Shared is not true), Is.EqualTo(1));
    }

    [Test]
    public async Task Answer_is_given_again_while_it_is_kept_and_asked_anew_after(CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(ScriptedChatClient.Says("one"), ScriptedChatClient.Says("two"));
        var (rig, shared) = Rig(provider);
        await Ask(rig, shared, "q", cancellationToken);

        var again = await Ask(rig, shared, "q", cancellationToken);
        rig.Time.Advance(KeepFor);
        var anew = await Ask(rig, shared, "q", cancellationToken);

        Assert.That((again.Text, again.Report.Cached, again.Usage), Is.EqualTo(("one", (bool?)true, (UsageReport?)null)));
        Assert.That((anew.Text, anew.Report.Cached), Is.EqualTo(("two", (bool?)null)));
    }

    [Test]
    public async Task Failure_is_never_kept(CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(ScriptedChatClient.Fails(ExpertFailure.Auth), ScriptedChatClient.Says("two"));
        var (rig, shared) = Rig(provider);

        var first = await Ask(rig, shared, "q", cancellationToken);
        var second = await Ask(rig, shared, "q", cancellationToken);

        Assert.That((first.IsWhole, second.Text), Is.EqualTo((false, "two")));
    }

    [Test]
    public async Task Part_of_an_answer_is_never_kept(CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(
            ScriptedChatClient.Fails(ExpertFailure.Cut, null, new TextContent("half of")), ScriptedChatClient.Says("whole"));
        var (rig, shared) = Rig(provider);

        var first = await Ask(rig, shared, "q", cancellationToken);
        var second = await Ask(rig, shared, "q", cancellationToken);

        Assert.That((first.Report.State, second.Text), Is.EqualTo((ExpertState.Partial, "whole")));
    }

    [TestCase("q", "other words", "/a", "/a", false)]
    [TestCase("q", "q", "/a", "/b", false)]
    [TestCase("q", "q", "/a", "/a", true)]
    public async Task Only_the_same_words_in_the_same_place_are_the_same_question(
        string one, string other, string here, string there, bool isSame, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var provider = new ScriptedChatClient(ScriptedChatClient.Says("yes"));
        var (rig, shared) = Rig(provider);

        await shared.AskAsync(Question(rig, one), In(folder, here), rig.Context, _ => true, cancellationToken);
        await shared.AskAsync(Question(rig, other), In(folder, there), rig.Context, _ => true, cancellationToken);

        Assert.That(provider.Asked, Has.Count.EqualTo(isSame ? 1 : 2));
    }

    [Test]
    public void Another_key_for_the_same_model_is_another_question()
    {
        var (rig, _) = Rig(new ScriptedChatClient(ScriptedChatClient.Says("yes")));
        var otherKey = Choices.Kimi with { Endpoint = Choices.Kimi.Endpoint with { Fingerprint = "kimi with another key" } };
        var other = Question(rig, "q") with { Plan = rig.Plan! with { First = otherKey } };

        Assert.That(QuestionKey.Of(other, Here, AskRig.Session), Is.Not.EqualTo(QuestionKey.Of(Question(rig, "q"), Here, AskRig.Session)));
    }

    [Test]
    public async Task Who_asked_first_may_leave_and_the_others_get_the_answer(CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(Held(out var reached, out var open));
        var (rig, shared) = Rig(provider);
        using var leaving = new CancellationTokenSource();
        var first = Ask(rig, shared, "q", leaving.Token);
        await reached.Task.WaitAsync(cancellationToken);
        var second = Ask(rig, shared, "q", cancellationToken);

        await leaving.CancelAsync();
        Assert.That(() => first, Throws.InstanceOf<OperationCanceledException>());
        open.SetResult();

        Assert.That((await second).Text, Is.EqualTo("Yes."));
        Assert.That(provider.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task When_the_last_has_left_the_provider_is_told(CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        var (rig, shared) = Rig(new ScriptedChatClient(token =>
        {
            token.Register(told.SetResult);
            return ScriptedChatClient.Hangs(reached)(token);
        }));
        using var leaving = new CancellationTokenSource();
        var asks = new[] { Ask(rig, shared, "q", leaving.Token), Ask(rig, shared, "q", leaving.Token) };
        await reached.Task.WaitAsync(cancellationToken);

        await leaving.CancelAsync();

        Assert.That(() => Task.WhenAll(asks), Throws.InstanceOf<OperationCanceledException>());
        await told.Task.WaitAsync(cancellationToken);
    }

    [Test]
    public async Task Answer_that_is_not_worth_keeping_is_asked_for_again(CancellationToken cancellationToken)
    {
        var provider = new ScriptedChatClient(ScriptedChatClient.Says("null"), ScriptedChatClient.Says("Now I see."));
        var (rig, shared) = Rig(provider);
        var question = Question(rig, "Why?");
        await shared.AskAsync(question, Here, rig.Context, answer => answer.Text != "null", cancellationToken);

        var again = await shared.AskAsync(question, Here, rig.Context, answer => answer.Text != "null", cancellationToken);

        Assert.That((again.Text, again.Report.Cached, provider.Asked.Count), Is.EqualTo(("Now I see.", (bool?)null, 2)));
    }

    private static (AskRig Rig, SharedAnswers Shared) Rig(ScriptedChatClient provider)
    {
        var rig = new AskRig((Choices.Kimi, provider));
        return (rig, new SharedAnswers(rig.Expert(), KeepFor, rig.Time));
    }

    private static Task<ExpertAnswer> Ask(AskRig rig, SharedAnswers shared, string words, CancellationToken cancellationToken) =>
        shared.AskAsync(Question(rig, words), Here, rig.Context, _ => true, cancellationToken);

    private static ExpertQuestion Question(AskRig rig, string words) => AskRig.Question(new TextContent(words)) with { Plan = rig.Plan };

    private static Workspace In(TempFolder folder, string name) =>
        Workspace.From(folder.MakeDirectory(name.TrimStart('/')), [], "/home/somebody");

    private static ScriptedChatClient.Script Held(out TaskCompletionSource reached, out TaskCompletionSource open)
    {
        var (isReached, isOpen) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        (reached, open) = (isReached, isOpen);
        return token => HeldAsync(isReached, isOpen, token);
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> HeldAsync(
        TaskCompletionSource reached, TaskCompletionSource open, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        reached.TrySetResult();
        await open.Task.WaitAsync(cancellationToken);
        yield return new ChatResponseUpdate(ChatRole.Assistant, "Yes.");
    }
}
