using System.Text.Json.Nodes;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Failures;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows.Consensus;

/// <summary>Experts of a panel that cannot judge without more, and what becomes of what they ask for.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class PanelWantsTests : IDisposable
{
    private static readonly string Three = PanelRig.Models("kimi-k2", "glm-4.6", "small");

    private readonly List<PanelRig> _rigs = [];

    public void Dispose() => _rigs.ForEach(rig => rig.Dispose());

    [Test]
    public async Task What_most_ask_for_is_the_state_and_the_union_of_it_is_wanted(CancellationToken cancellationToken)
    {
        var rig = Rig(Asks("Which week?", "b.cs"), Asks("", "c.cs", "b.cs"));

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That((answer.State, answer.Outcome, answer.Step!.NextRequired), Is.EqualTo((AnswerState.NeedsFiles, ExpertOutcome.NeedsFiles, true)));
        Assert.That(answer.Wanted!.Files, Is.EqualTo(new[] { "b.cs", "c.cs" }));
        Assert.That(answer.Wanted.Question, Is.EqualTo("glm/glm-4.6 (neutral): Which week?"));
        Assert.That(answer.Panel!.Members.Select(member => member.State), Is.EqualTo(new[] { PanelMemberState.Answered, PanelMemberState.NeedsFiles, PanelMemberState.NeedsFiles }));
        Assert.That(answer.Next, Does.Contain("continuation_id").And.Contain("put b.cs, c.cs into relevant_files and the answer to wanted.question into step"));
    }

    [Test]
    public async Task What_one_of_three_asks_for_is_told_beside_the_verdict_of_the_others(CancellationToken cancellationToken)
    {
        var rig = Rig(null, Asks("Which week?", "b.cs"));

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That((answer.State, answer.Panel!.Verdict, answer.Panel.Confidence), Is.EqualTo((AnswerState.Complete, "support", PanelConfidence.Medium)));
        Assert.That((answer.Wanted!.Files, answer.Panel.Members[2].Wanted!.Question), Is.EqualTo((new[] { "b.cs" }, "Which week?")));
        Assert.That(answer.Text, Does.Contain("It wants to see b.cs. It asks: Which week?"));
        Assert.That(answer.Next, Does.StartWith("They agree").And.Contain("ollama/small (neutral) cannot judge without more: call consensus with step_number 2"));
        Assert.That(answer.Panel.Why, Has.Some.EqualTo("1 of 3 cannot judge without what it asks for."));
    }

    [Test]
    public async Task Most_that_ask_hold_the_panel_up_though_the_quorum_has_judged(CancellationToken cancellationToken)
    {
        var rig = Rig(Asks("", "b.cs"), Asks("", "b.cs"));
        rig.Set(quorum: 1);

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That((answer.State, answer.Panel!.Verdict), Is.EqualTo((AnswerState.NeedsFiles, "support")));
    }

    [Test]
    public async Task Only_questions_need_input_and_no_file(CancellationToken cancellationToken)
    {
        var rig = Rig(Asks("Which week?"), Asks("Which rates?"));

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That((answer.State, answer.Wanted!.Files), Is.EqualTo((AnswerState.NeedsInput, (IReadOnlyList<string>?)null)));
        Assert.That(answer.Next, Does.Contain("put the answer to wanted.question into step").And.Not.Contain("relevant_files"));
    }

    [Test]
    public async Task Further_step_asks_those_alone_that_have_not_judged_with_the_files_and_the_answer(CancellationToken cancellationToken)
    {
        var kimi = PanelRig.Votes("support");
        var glm = new ScriptedChatClient(ScriptedChatClient.Says(Asking("Which week?", "b.cs")), ScriptedChatClient.Says(PanelRig.Verdict("oppose")));
        var rig = Rig(glm, PanelRig.Votes("support"), kimi);
        var id = (await rig.RunAsync(Three, cancellationToken)).Thread!.Id;

        var second = await rig.RunAsync(Next(2, id, "The second one.", "b.cs"), cancellationToken);

        var asked = glm.Asked[1];
        Assert.That((kimi.Asked.Count, glm.Asked.Count), Is.EqualTo((1, 2)));
        Assert.That(asked[1].Text, Does.Contain("class B").And.Contain(PanelRig.Proposal));
        Assert.That((asked[2].Text, asked[3].Text.Contains("The second one.", StringComparison.Ordinal)), Is.EqualTo((Asking("Which week?", "b.cs"), true)));
        Assert.That((second.State, second.Wanted, second.Panel!.Round), Is.EqualTo((AnswerState.Complete, (WantedReport?)null, 1)));
        Assert.That(second.Panel.Members.Select(member => member.Verdict), Is.EqualTo(new[] { "support", "oppose", "support" }));
    }

    [Test]
    public async Task Same_step_again_asks_nobody_who_asked_for_something(CancellationToken cancellationToken)
    {
        var glm = Asks("", "b.cs");
        var rig = Rig(glm, Asks("", "b.cs"));
        var id = (await rig.RunAsync($"{Three},\"continuation_id\":\"new\"", cancellationToken)).Thread!.Id;
        var second = await rig.RunAsync(Next(2, id, "Now?"), cancellationToken);

        var again = await rig.RunAsync(Next(2, id, "Now?"), cancellationToken);

        Assert.That(glm.Asked, Has.Count.EqualTo(2));
        Assert.That((again.State, again.Text), Is.EqualTo((second.State, second.Text)));
    }

    [Test]
    public async Task Step_by_step_one_that_asks_is_told_at_once_and_asked_again_at_the_end_with_the_reply(CancellationToken cancellationToken)
    {
        var kimi = new ScriptedChatClient(ScriptedChatClient.Says(Asking("Which week?", "b.cs")), ScriptedChatClient.Says(PanelRig.Verdict("oppose")));
        var rig = Rig(null, null, kimi);

        var first = await rig.RunAsync($"{Three},\"total_steps\":3,\"next_step_required\":true", cancellationToken);
        await rig.RunAsync($"{Next(2, first.Thread!.Id, "The second one.", "b.cs")},\"next_step_required\":true", cancellationToken);
        var last = await rig.RunAsync(Next(3, first.Thread.Id, "Judge."), cancellationToken);

        Assert.That((first.State, first.Wanted!.Files), Is.EqualTo((AnswerState.Working, new[] { "b.cs" })));
        Assert.That(first.Next, Does.StartWith("kimi/kimi-k2 (neutral) cannot judge without more: put b.cs into relevant_files").And.Contain("Next is glm/glm-4.6"));
        Assert.That(kimi.Asked[1][^1].Text, Does.Contain("The second one.").And.Contain("Judge."));
        Assert.That((last.State, last.Panel!.Members[0].Verdict), Is.EqualTo((AnswerState.Complete, "oppose")));
    }

    [Test]
    public async Task File_that_cannot_be_given_is_told_to_both_and_asked_for_again_ends_it(CancellationToken cancellationToken)
    {
        var glm = Asks("", ".env");
        var rig = Rig(glm, Asks("", ".env"));

        var first = await rig.RunAsync(Three, cancellationToken);
        var second = await rig.RunAsync(Next(2, first.Thread!.Id, "There is none."), cancellationToken);

        Assert.That((first.State, first.Wanted), Is.EqualTo((AnswerState.NeedsFiles, (WantedReport?)null)));
        Assert.That(first.Notes, Has.Some.Contains("glm/glm-4.6 (neutral): The expert asked for what it is not given: `.env`"));
        Assert.That(glm.Asked[1][^1].Text, Does.Contain("cannot have").And.Contain(".env"));
        Assert.That(second.State, Is.EqualTo(AnswerState.Complete));
        Assert.That(second.Next, Does.Contain("ask again for what cannot be given"));
    }

    [TestCase("I'm sorry, but I can't help with that.")]
    [TestCase("x")]
    public async Task Panel_that_only_refuses_has_judged_nothing(string words, CancellationToken cancellationToken)
    {
        var refuses = ScriptedChatClient.Says(words);
        var rig = Rig(new ScriptedChatClient(refuses), new ScriptedChatClient(refuses), new ScriptedChatClient(refuses));

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That((answer.State, answer.Expert!.State), Is.EqualTo((AnswerState.Complete, ExpertState.NoJudgement)));
        Assert.That(answer.Panel!.Members.Select(member => (member.State, member.Raw)), Has.All.EqualTo((PanelMemberState.NoJudgement, words)));
        Assert.That(answer.Text, Does.Contain("Verdict: none (0 of 3 answered).").And.Contain("3 of 3 answered and judged nothing."));
        Assert.That(answer.Next, Does.Contain("Nobody judged anything"));
    }

    [Test]
    public async Task Refusal_is_no_answer_that_the_quorum_counts(CancellationToken cancellationToken)
    {
        var rig = Rig(new ScriptedChatClient(ScriptedChatClient.Says("x")), null);

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That((answer.Expert!.State, answer.Expert.Reason), Is.EqualTo((ExpertState.Partial, "2 of 3 experts have answered; panel.members has each.")));
        Assert.That(answer.Panel!.Why, Has.Some.EqualTo("1 of 3 answered and judged nothing."));
        Assert.That(answer.Next, Does.StartWith("1 judged nothing; call again"));
    }

    [Test]
    public async Task Nobodys_verdict_that_can_be_read_is_told_once(CancellationToken cancellationToken)
    {
        var says = ScriptedChatClient.Says("""{"outcome":"complete","summary":"Hm.","verdict":"perhaps"}""");
        var rig = Rig(new ScriptedChatClient(says), new ScriptedChatClient(says), new ScriptedChatClient(says));

        var answer = await rig.RunAsync(Three, cancellationToken);

        Assert.That(answer.Panel!.Why, Is.EqualTo(new[] { "None of 3 gave a verdict that can be compared; 2 were wanted." }));
        Assert.That(answer.Next, Is.EqualTo("Read what each says, and decide by their reasons."));
    }

    [Test]
    public async Task Expert_that_failed_in_its_retries_is_told_by_its_failure_and_not_by_the_deadline(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource();
        var rig = Rig(null, new ScriptedChatClient(ScriptedChatClient.Fails(ExpertFailure.Down), ScriptedChatClient.Hangs(reached)));
        rig.Set(deadline: TimeSpan.FromSeconds(60));

        var running = rig.RunAsync(Three, cancellationToken);
        var isWaiting = false;
        for (var left = await rig.Ask.Time.NextAsync(cancellationToken); left > TimeSpan.FromSeconds(2); left = await rig.Ask.Time.NextAsync(cancellationToken))
        {
            isWaiting |= left == TimeSpan.FromSeconds(60);
        }

        rig.Ask.Time.Advance(TimeSpan.FromSeconds(1.5));
        await reached.Task.WaitAsync(cancellationToken);
        while (!isWaiting)
        {
            isWaiting = await rig.Ask.Time.NextAsync(cancellationToken) is { TotalSeconds: > 58 and <= 60 };
        }

        rig.Ask.Time.Advance(TimeSpan.FromSeconds(60));
        var failed = (await running).Panel!.Members[2];
        Assert.That(failed.State, Is.EqualTo(PanelMemberState.Failed));
        Assert.That(failed.Error, Does.StartWith("Asking the scripted one: Down.").And.Contain("its deadline had passed").And.Contain("asked again after"));
    }

    [Test]
    public async Task Place_that_two_found_stands_once_with_both_of_them(CancellationToken cancellationToken)
    {
        var rig = Rig(Finds("high", "The rate is never cleared."), Finds("low", "It may be old."));
        rig.Write("a.cs", "class A { int rate; }\n");

        var answer = await rig.RunAsync($"{Three},\"relevant_files\":[\"a.cs\"]", cancellationToken);

        var finding = answer.Findings!.Single();
        Assert.That(finding.By, Is.EqualTo(new[] { "glm/glm-4.6 (neutral)", "ollama/small (neutral)" }));
        Assert.That((finding.Severity, finding.Text), Is.EqualTo((Severity.High, "The rate is never cleared.\nollama/small (neutral): It may be old.")));
        Assert.That(AnswerText.Render(answer), Does.Contain("(by glm/glm-4.6 (neutral), ollama/small (neutral))"));
    }

    private static ScriptedChatClient Finds(string severity, string text)
    {
        var said = JsonNode.Parse(PanelRig.Verdict("support"))!.AsObject();
        said["findings"] = new JsonArray(new JsonObject
        {
            ["severity"] = severity, ["kind"] = "bug", ["file"] = "a.cs", ["line"] = 1, ["quote"] = "int rate;", ["text"] = text,
        });
        return new ScriptedChatClient(ScriptedChatClient.Says(said.ToJsonString()));
    }

    private static ScriptedChatClient Asks(string question, params string[] files) => new(ScriptedChatClient.Says(Asking(question, files)));

    private static string Asking(string question, params string[] files) => new JsonObject
    {
        ["outcome"] = "needs_files",
        ["summary"] = "I cannot judge yet.",
        ["files_needed"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]),
        ["question"] = question,
        ["verdict"] = "undecided",
        ["confidence"] = 2,
    }.ToJsonString();

    private static string Next(int number, string id, string step, params string[] files) =>
        $"\"step\":\"{step}\",\"step_number\":{number},\"total_steps\":{number},\"continuation_id\":\"{id}\""
        + (files.Length == 0 ? "" : $",\"relevant_files\":[{string.Join(',', files.Select(file => $"\"{file}\""))}]");

    /// <summary>Three experts with two files at hand; those of whom nothing is said support.</summary>
    private PanelRig Rig(ScriptedChatClient? glm, ScriptedChatClient? small, ScriptedChatClient? kimi = null)
    {
        var rig = new PanelRig(
            (Choices.Kimi, kimi ?? PanelRig.Votes("support")), (Choices.Glm, glm ?? PanelRig.Votes("support")), (Choices.Local, small ?? PanelRig.Votes("support")));
        rig.Write("b.cs", "class B;\n");
        rig.Write("c.cs", "class C;\n");
        _rigs.Add(rig);
        return rig;
    }
}
