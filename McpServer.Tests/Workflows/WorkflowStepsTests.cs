using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

/// <summary>Steps of one investigation and their thread; the store is opened anew for each, as by another daemon.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WorkflowStepsTests : IDisposable
{
    private const string Open = "\"total_steps\":4,\"next_step_required\":true";

    private static readonly string Fine = """{"outcome":"complete","summary":"Fine."}""";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says(Fine));
    private readonly ProbeWorkflow _probe = new();

    public void Dispose() => _rig.Dispose();

    [Test, CancelAfter(20_000)]
    public async Task Step_with_more_to_come_says_what_to_do_and_how_to_go_on(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(_probe, Open, cancellationToken);

        Assert.That(answer.State, Is.EqualTo(AnswerState.Working));
        Assert.That(answer.Next, Is.EqualTo($"Look closer. Then call debug with step_number 2 and continuation_id {answer.Thread!.Id}."));
        Assert.That(_rig.Expert.Asked, Is.Empty);
    }

    [Test, CancelAfter(20_000)]
    public async Task Only_step_that_asks_for_no_thread_gets_none(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(_probe, "\"issues_found\":[{\"text\":\"x\"}]", cancellationToken);

        Assert.That((answer.State, answer.Thread), Is.EqualTo((AnswerState.Complete, (ThreadReport?)null)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Only_step_that_asks_for_a_thread_gets_one(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(_probe, "\"continuation_id\":\"new\"", cancellationToken);

        Assert.That(_rig.Store.Open(answer.Thread!.Id, _rig.Workspace.Root!).Turns, Has.Count.EqualTo(1));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_reads_what_every_step_found(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("\"findings\":\"It leaks in Close.\"", cancellationToken);
        await StepAsync(2, $"{Open},\"findings\":\"Close is never called.\"", id, cancellationToken);

        var answer = await StepAsync(3, "\"findings\":\"Dispose forgets it.\"", id, cancellationToken);

        Assert.That(answer.State, Is.EqualTo(AnswerState.Complete));
        Assert.That(
            _rig.Question, Does.Contain("It leaks in Close.").And.Contain("Close is never called.").And.Contain("Dispose forgets it."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Another_session_may_go_on_with_an_investigation(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("\"findings\":\"It leaks in Close.\"", cancellationToken);

        await StepAsync(2, "\"findings\":\"Dispose forgets it.\"", id, cancellationToken, "s2");

        Assert.That(_rig.Question, Does.Contain("It leaks in Close."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Same_step_once_more_is_recorded_once(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("", cancellationToken);
        var first = await StepAsync(2, Open, id, cancellationToken);

        var second = await StepAsync(2, Open, id, cancellationToken);

        Assert.That((second.State, second.Next), Is.EqualTo((first.State, first.Next)));
        Assert.That(_rig.Store.Open(id, _rig.Workspace.Root!).Turns, Has.Count.EqualTo(2));
    }

    [Test, CancelAfter(20_000)]
    public async Task Corrected_step_takes_the_place_of_the_earlier_one(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("", cancellationToken);
        await StepAsync(2, $"{Open},\"findings\":\"wrong words\"", id, cancellationToken);

        var answer = await StepAsync(2, "\"findings\":\"right words\",\"issues_found\":[{\"text\":\"x\"}]", id, cancellationToken);

        Assert.That(_rig.Question, Does.Contain("right words").And.Not.Contain("wrong words"));
        Assert.That(answer.Notes, Has.One.Contain("takes the place"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_of_another_client_is_not_overwritten(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("", cancellationToken);
        await StepAsync(2, $"{Open},\"findings\":\"first\"", id, cancellationToken);

        await Assert.ThatAsync(
            () => StepAsync(2, $"{Open},\"findings\":\"second\"", id, cancellationToken, "s2"),
            Throws.TypeOf<ToolFailureException>()
                .With.Property("Code").EqualTo(ErrorCode.ThreadConflict).And.Message.Contain("step_number 3"));
        Assert.That(_rig.Store.Open(id, _rig.Workspace.Root!).Turns[^1].Text, Does.Contain("first"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Steps_that_were_given_up_are_no_part_of_the_question(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("\"findings\":\"kept\"", cancellationToken);
        await StepAsync(2, $"{Open},\"findings\":\"given up\",\"hypothesis\":\"wrong track\"", id, cancellationToken);
        await StepAsync(3, $"{Open},\"findings\":\"given up too\"", id, cancellationToken);

        var answer = await StepAsync(2, "\"backtrack_from_step\":2,\"findings\":\"right track\"", id, cancellationToken);

        Assert.That(_rig.Question, Does.Contain("kept").And.Contain("right track").And.Not.Contain("given up").And.Not.Contain("wrong track"));
        Assert.That(answer.Notes, Has.One.StartsWith("Went back"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Last_step_that_went_back_is_recorded_once_and_paid_once(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("\"findings\":\"kept\"", cancellationToken);
        await StepAsync(2, $"{Open},\"findings\":\"given up\"", id, cancellationToken);
        const string Back = "\"total_steps\":2,\"backtrack_from_step\":2,\"findings\":\"right track\"";
        await StepAsync(2, Back, id, cancellationToken);
        var turns = _rig.Store.Open(id, _rig.Workspace.Root!).Turns.Count;

        var again = await StepAsync(2, Back, id, cancellationToken);

        Assert.That((again.Text, again.Expert!.Cached, _rig.Expert.Asked.Count), Is.EqualTo(("Fine.", true, 1)));
        Assert.That((_rig.Store.Open(id, _rig.Workspace.Root!).Turns.Count, again.Notes), Is.EqualTo((turns, (IReadOnlyList<string>?)null)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Issue_that_every_step_brings_along_is_recorded_with_the_first_and_told_once(CancellationToken cancellationToken)
    {
        const string Leak = "{\"severity\":\"high\",\"text\":\"It leaks.\"}";
        var id = await BeginAsync($"\"issues_found\":[{Leak}]", cancellationToken);

        await StepAsync(2, $"\"issues_found\":[{Leak},{{\"text\":\"It hangs.\"}}]", id, cancellationToken);

        var steps = _rig.Store.Open(id, _rig.Workspace.Root!).Turns.Where(turn => turn.Step is not null);
        Assert.That(steps.Select(turn => turn.Findings.Single().Text), Is.EqualTo(new[] { "It leaks.", "It hangs." }));
        Assert.That(_rig.Question.Split("It leaks.").Length - 1, Is.EqualTo(1));
    }

    [Test, CancelAfter(20_000)]
    public async Task New_investigation_in_a_thread_leaves_the_old_one_out_and_knows_its_conclusion(CancellationToken cancellationToken)
    {
        var id = await BeginAsync("\"findings\":\"of the old one\"", cancellationToken);
        await StepAsync(2, "\"findings\":\"the end of the old one\"", id, cancellationToken);

        await StepAsync(1, "\"findings\":\"of the new one\",\"issues_found\":[{\"text\":\"x\"}]", id, cancellationToken);

        Assert.That(_rig.Question, Does.Contain("of the new one").And.Not.Contain("of the old one"));
        Assert.That(_rig.Expert.Asked[^1].Select(message => message.Text), Has.One.Contains("the end of the old one").And.Some.EqualTo(Fine));
    }

    [Test, CancelAfter(20_000)]
    public async Task Sure_investigation_ends_before_its_time_and_says_why(CancellationToken cancellationToken)
    {
        _rig.Write("a.cs", "class A;\n");
        var id = await BeginAsync(Sure, cancellationToken);

        var answer = await StepAsync(2, $"{Open},{Sure}", id, cancellationToken);

        Assert.That((answer.State, answer.Step!.NextRequired), Is.EqualTo((AnswerState.Complete, false)));
        Assert.That(answer.Notes, Has.One.StartsWith("Ended at step 2 of 4"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Early_end_of_one_investigation_ends_no_other(CancellationToken cancellationToken)
    {
        _rig.Write("a.cs", "class A;\n");
        var id = await BeginAsync(Sure, cancellationToken);
        await StepAsync(2, $"{Open},{Sure}", id, cancellationToken);

        var other = await BeginAsync("", cancellationToken);
        var answer = await StepAsync(2, Open, other, cancellationToken);

        Assert.That(answer.State, Is.EqualTo(AnswerState.Working));
    }

    private static string Sure =>
        $"\"confidence\":\"certain\",\"relevant_files\":[\"a.cs\"],\"findings\":\"{new string('x', 101)}\",\"use_assistant_model\":false";

    private async Task<string> BeginAsync(string more, CancellationToken cancellationToken) =>
        (await _rig.RunAsync(_probe, more.Length > 0 ? $"{Open},{more}" : Open, cancellationToken)).Thread!.Id;

    private Task<Answer> StepAsync(int number, string more, string id, CancellationToken cancellationToken, string session = "s1") =>
        _rig.RunAsync(_probe, $"\"step_number\":{number},{more},\"continuation_id\":\"{id}\"", cancellationToken, session);
}
