using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Workflows;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

/// <summary>Answers that judge nothing, only in part, or not at all: what the caller is told.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class WorkflowJudgementTests : IDisposable
{
    private const string File = "\"relevant_files\":[\"a.cs\"]";

    private readonly List<WorkflowRig> _rigs = [];
    private readonly ProbeWorkflow _probe = new();

    public void Dispose() => _rigs.ForEach(rig => rig.Dispose());

    [TestCase("I'm sorry, but I can't help with that.")]
    [TestCase("I cannot review this code.")]
    [TestCase("抱歉，我无法回答这个问题，请换一个问题再试一次。")]
    [TestCase("""{"outcome":"complete","summary":"I'm unable to assist with that request.","findings":[]}""")]
    [TestCase("null")]
    [TestCase("42")]
    [TestCase("Fine.")]
    [TestCase("{}")]
    [TestCase("""{"outcome":"","summary":"","findings":[],"files_needed":[],"question":""}""")]
    [TestCase("""{"outcome":"","summary":"","findings":[{"severity":"","kind":"","file":"","line":0,"end_line":0,"quote":"","text":"","fix":""}],"proof":[{"step":""}]}""")]
    [TestCase("""{"findings":[]}""")]
    [TestCase("""{"outcome":"complete","summary":"I cannot assist with this request.","findings":[],"proof":[]}""")]
    [TestCase("""{"type":"object","properties":{"outcome":{"type":"string","enum":["complete"]},"findings":{"type":"array","items":{"type":"object"}}}}""")]
    public async Task Answer_that_judges_nothing_validates_nothing(string said, CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says(said));

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That((answer.State, answer.Expert!.State, answer.Expert.Raw), Is.EqualTo((AnswerState.Complete, ExpertState.NoJudgement, said)));
        Assert.That(answer.Findings?.Where(finding => finding.Source is FindingSource.Expert) ?? [], Is.Empty);
        Assert.That(answer.Next, Does.Contain("nothing here is validated").And.Contain("another model"));
    }

    [TestCase("I can't find a fault in this code; the lock is held wherever the list is written.")]
    [TestCase("No issues found.")]
    [TestCase("Sorry for the length, here is the review: the lock is not held in Drop.")]
    [TestCase("""{"outcome":"complete","summary":"","findings":[]}""")]
    [TestCase("""{"outcome":"complete","summary":"I cannot review this code without its lock.","findings":[{"severity":"high","text":"It races."}]}""")]
    public async Task Judgement_is_one_however_it_is_put(string said, CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says(said));

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That(answer.Expert!.State, Is.EqualTo(ExpertState.Answered));
        Assert.That(answer.Next, Does.EndWith("Act on it."));
    }

    [Test]
    public async Task Form_that_came_back_empty_is_said_to_be_empty(CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says("""{"outcome":"","summary":"","findings":[]}"""));

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That(answer.Expert!.Reason, Is.EqualTo("The model sent the form back empty and judged nothing."));
    }

    [TestCase("The lock is not held.", true)]
    [TestCase("""{"outcome":"complete","summary":"The lock is not held.","findings":[]}""", false)]
    public async Task Answer_in_prose_is_said_to_stand_in_the_text_alone(string said, bool isProse, CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says(said));

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That(answer.Next!.StartsWith("The expert answered in prose: what it found stands in the text alone", StringComparison.Ordinal), Is.EqualTo(isProse));
    }

    [TestCase("""{"outcome":"complete","summary":"The lock","findings":[{"severity":"high","text":"It ra""")]
    [TestCase("My review:\n```json\n{\"outcome\":\"complete\",\"summary\":\"The lock\",\"findings\":[\n```")]
    [TestCase("""[{"severity":"high","text":"It races."},{"severity":"low","te""")]
    public async Task Answer_that_ends_in_the_middle_of_its_form_is_partial_whatever_its_end_is_called(string said, CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Ends(ChatFinishReason.Stop, said));

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That((answer.State, answer.Expert!.State, answer.Expert.Raw), Is.EqualTo((AnswerState.Complete, ExpertState.Partial, said)));
        Assert.That(answer.Expert.Reason, Does.StartWith("The answer ends in the middle of its form"));
        Assert.That(answer.Next, Does.StartWith("The expert's answer is not whole"));
    }

    [TestCase("new"), TestCase("")]
    public async Task Answer_that_ends_in_the_middle_of_its_form_is_not_given_again(string thread, CancellationToken cancellationToken)
    {
        var rig = new WorkflowRig(
            ScriptedChatClient.Ends(ChatFinishReason.Stop, """{"outcome":"complete","summary":"The lock is not"""), ScriptedChatClient.Says("The lock is not held.")) { KeepFor = TimeSpan.FromMinutes(5) };
        _rigs.Add(rig);
        rig.Write("a.cs", "class A;\n");
        var first = await rig.RunAsync(_probe, thread.Length > 0 ? $"{File},\"continuation_id\":\"{thread}\"" : File, cancellationToken);

        var second = await rig.RunAsync(_probe, first.Thread is { } kept ? $"{File},\"continuation_id\":\"{kept.Id}\"" : File, cancellationToken);

        Assert.That((second.Text, second.Expert!.Cached, rig.Expert.Asked.Count), Is.EqualTo(("The lock is not held.", (bool?)null, 2)));
    }

    [Test]
    public async Task Whole_answer_is_kept_for_the_same_question(CancellationToken cancellationToken)
    {
        var rig = new WorkflowRig(ScriptedChatClient.Says("The lock is not held.")) { KeepFor = TimeSpan.FromMinutes(5) };
        _rigs.Add(rig);
        rig.Write("a.cs", "class A;\n");
        await rig.RunAsync(_probe, File, cancellationToken);

        var second = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That((second.Expert!.Cached, rig.Expert.Asked.Count), Is.EqualTo(((bool?)true, 1)));
    }

    [Test]
    public async Task Step_whose_answer_judged_nothing_is_asked_anew_as_a_whole(CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says("I'm sorry, but I can't help with that."), ScriptedChatClient.Says("The lock is not held."));
        var first = await rig.RunAsync(_probe, $"{File},\"continuation_id\":\"new\"", cancellationToken);

        var second = await rig.RunAsync(_probe, $"{File},\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That((second.Expert!.State, second.Text), Is.EqualTo((ExpertState.Answered, "The lock is not held.")));
        Assert.That(rig.Question, Does.Contain("# Task").And.Contain("class A;"));
    }

    [Test]
    public async Task Answer_cut_at_the_models_limit_is_partial_and_not_given_again(CancellationToken cancellationToken)
    {
        var rig = Rig(
            ScriptedChatClient.Ends(ChatFinishReason.Length, """{"outcome":"complete","summary":"The lock is not"""), ScriptedChatClient.Says("The lock is not held."));
        var first = await rig.RunAsync(_probe, $"{File},\"continuation_id\":\"new\"", cancellationToken);

        var second = await rig.RunAsync(_probe, $"{File},\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That((first.Expert!.State, second.Text), Is.EqualTo((ExpertState.Partial, "The lock is not held.")));
        Assert.That(first.Expert.Reason, Does.Contain("cut at the model's limit"));
        Assert.That(first.Notes, Has.None.Contain("cut at the model's limit"), "it is said once");
        Assert.That(first.Next, Does.StartWith("The expert's answer is not whole"));
    }

    [Test]
    public async Task Error_of_our_own_on_the_way_to_the_expert_takes_nothing_away(CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says("no"));
        var broken = new ProbeWorkflow(_ => new LocalEvidence
        {
            Findings = [new Finding { Kind = "seen", Severity = Severity.Low, Text = "Seen by machine." }],
            Blocks = _ => throw new InvalidOperationException("A bug."),
        });

        var answer = await rig.RunAsync(broken, $"{File},\"continuation_id\":\"new\"", cancellationToken);

        Assert.That((answer.State, answer.Expert!.State, answer.Error!.Code), Is.EqualTo((AnswerState.Complete, ExpertState.Failed, ErrorCode.Internal)));
        Assert.That((answer.Findings!.Single().Text, answer.Thread is not null), Is.EqualTo(("Seen by machine.", true)));
    }

    [Test]
    public async Task Error_of_our_own_in_choosing_a_model_takes_nothing_away(CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says("no"));
        rig.Ask.Choose = _ => throw new InvalidOperationException("A bug.");

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That((answer.State, answer.Expert!.State, answer.Error!.Code), Is.EqualTo((AnswerState.Complete, ExpertState.Failed, ErrorCode.Internal)));
    }

    [Test]
    public async Task Finding_with_characters_that_no_reader_sees_shows_and_is_found(CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says(
            """{"outcome":"complete","summary":"a\u001b[31mred","findings":[{"severity":"high","kind":"k\u0007","file":"a.cs","line":1,"quote":"var user = \"\u202eadmin\";","text":"x\bNext: y"}]}"""));
        rig.Write("a.cs", "var user = \"\u202eadmin\";\n");

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        var finding = answer.Findings!.Single();
        Assert.That((answer.Text, finding.Kind, finding.Text, finding.Grounded), Is.EqualTo(("a\uFFFD[31mred", "k\uFFFD", "x\uFFFDNext: y", (bool?)true)));
        Assert.That(answer.Notes!.Count(note => note.Contains("U+FFFD")), Is.EqualTo(1));
    }

    [Test]
    public async Task Line_that_was_corrected_is_told(CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says(
            """{"outcome":"complete","summary":"One.","findings":[{"severity":"high","file":"a.cs","line":9999,"quote":"class Counter;","text":"It is empty."},{"severity":"low","file":"a.cs","line":1,"quote":"class Counter;","text":"True."}]}"""));
        rig.Write("a.cs", "class Counter;\n");

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That(answer.Notes!.Single(note => note.Contains("corrected")), Does.EndWith("stand: a.cs:1 (the expert said 9999)."));
    }

    [TestCase("""{"outcome":"complete","summary":"See."}""", ExpertOutcome.Complete)]
    [TestCase("""{"summary":"See.","findings":["It leaks."]}""", ExpertOutcome.Complete)]
    [TestCase("The lock is not held.", null)]
    public async Task Outcome_is_there_whenever_the_expert_keeps_to_the_form(string said, object? outcome, CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says(said));

        var answer = await rig.RunAsync(_probe, File, cancellationToken);

        Assert.That(answer.Outcome, Is.EqualTo(outcome));
    }

    [Test]
    public async Task Answer_that_is_given_again_names_its_provider(CancellationToken cancellationToken)
    {
        var rig = Rig(ScriptedChatClient.Says("The lock is not held."));
        var first = await rig.RunAsync(_probe, $"{File},\"continuation_id\":\"new\"", cancellationToken);

        var again = await rig.RunAsync(_probe, $"{File},\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That((again.Expert!.Cached, again.Expert.Provider, again.Expert.Model), Is.EqualTo(((bool?)true, "kimi", "kimi-k2")));
    }

    private WorkflowRig Rig(params ScriptedChatClient.Script[] scripts)
    {
        var rig = new WorkflowRig(scripts);
        rig.Write("a.cs", "class A;\n");
        _rigs.Add(rig);
        return rig;
    }
}
