using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tools.Tracer;
using Mcp.Daemon.Workflows;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

/// <summary>What an answer says to do next can be done: there is a thread to go on in, or it says what else.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class WorkflowGoingOnTests : IDisposable
{
    private const string Open = "\"total_steps\":4,\"next_step_required\":true";
    private const string Judged = "The cart is emptied by the second login, as the first finding says.";
    private const string Issue = "\"issues_found\":[{\"text\":\"Seen by the agent.\"}]";

    private readonly List<WorkflowRig> _rigs = [];
    private readonly ProbeWorkflow _probe = new();

    public void Dispose() => _rigs.ForEach(rig => rig.Dispose());

    [TestCase(AnswerState.Working), TestCase(AnswerState.NeedsInput)]
    public async Task Only_step_that_its_tool_holds_back_gets_a_thread_to_go_on_in(object state, CancellationToken cancellationToken)
    {
        var rig = Rig(new ThreadSettings());

        var held = await rig.RunAsync(new ProbeWorkflow(_ => LocalEvidence.None with { Holds = (AnswerState)state }), Issue, cancellationToken);
        var next = await rig.RunAsync(_probe, $"\"step_number\":2,\"continuation_id\":\"{held.Thread!.Id}\"", cancellationToken);

        Assert.That((held.State, held.Next), Is.EqualTo(((AnswerState)state, $"Look closer. Then call debug with step_number 2 and continuation_id {held.Thread.Id}.")));
        Assert.That((next.State, rig.Question.Contains("Seen by the agent.", StringComparison.Ordinal)), Is.EqualTo((AnswerState.Complete, true)));
    }

    [Test]
    public async Task Tracer_that_asks_says_one_way_to_go_on(CancellationToken cancellationToken)
    {
        var answer = await Rig(new ThreadSettings()).RunAsync(
            new TracerWorkflow(), "\"trace_mode\":\"ask\",\"target_description\":\"Pay\"", cancellationToken);

        Assert.That(answer.State, Is.EqualTo(AnswerState.NeedsInput));
        Assert.That(answer.Next, Does.EndWith($"Then call tracer with step_number 2 and continuation_id {answer.Thread!.Id}.").And.Not.Contains("again"));
    }

    [TestCase("query_only = 1"), TestCase("max_page_count = 1")]
    public async Task Store_that_cannot_be_written_takes_neither_what_was_found_nor_the_experts_answer(string fault, CancellationToken cancellationToken)
    {
        var rig = Rig(new ThreadSettings());
        var id = (await rig.RunAsync(_probe, Open, cancellationToken)).Thread!.Id;
        Break(rig, fault);

        var answer = await rig.RunAsync(
            _probe, $"\"step_number\":2,{Issue},\"findings\":\"{new string('x', 60_000)}\",\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That((answer.State, answer.Text, answer.Findings!.Single().Text), Is.EqualTo((AnswerState.Complete, Judged, "Seen by the agent.")));
        Assert.That(answer.Notes, Has.Some.StartsWith("This step is not part of its thread.").And.Some.StartsWith("The expert's answer is not part of its thread."));
        Assert.That(answer.Next, Does.EndWith($"Once that is mended, send the step again with step_number 2 and continuation_id {id}, before any other."));
    }

    [Test]
    public async Task Reason_why_neither_step_nor_answer_could_be_kept_is_said_once(CancellationToken cancellationToken)
    {
        var rig = Rig(new ThreadSettings());
        var id = (await rig.RunAsync(_probe, Open, cancellationToken)).Thread!.Id;
        Break(rig, "query_only = 1");

        var answer = await rig.RunAsync(_probe, $"\"step_number\":2,{Issue},\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That(answer.Notes, Has.Member("The expert's answer is not part of its thread. The reason is the same."));
    }

    [Test]
    public async Task Step_that_ends_without_an_expert_and_could_not_be_recorded_is_to_be_sent_again(CancellationToken cancellationToken)
    {
        var rig = Rig(new ThreadSettings());
        var id = (await rig.RunAsync(_probe, Open, cancellationToken)).Thread!.Id;
        Break(rig, "query_only = 1");

        var answer = await rig.RunAsync(_probe, $"\"step_number\":2,\"use_assistant_model\":false,\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That(answer.Next, Does.Contain($"send the step again with step_number 2 and continuation_id {id}"));
    }

    [Test]
    public async Task Step_that_could_not_be_recorded_is_to_be_sent_again_and_no_other(CancellationToken cancellationToken)
    {
        var rig = Rig(new ThreadSettings());
        var id = (await rig.RunAsync(_probe, Open, cancellationToken)).Thread!.Id;
        Break(rig, "query_only = 1");

        var answer = await rig.RunAsync(_probe, $"{Open},{Issue},\"step_number\":2,\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That((answer.State, answer.Findings!.Count), Is.EqualTo((AnswerState.Working, 1)));
        Assert.That(answer.Next, Does.Contain($"send it again with step_number 2 and continuation_id {id}").And.Not.Contains("step_number 3"));
        Assert.That(answer.Notes, Has.Some.StartsWith("The thread's life could not be extended"));
    }

    [Test]
    public async Task Thread_without_an_exchange_left_asks_no_expert_and_says_what_to_do(CancellationToken cancellationToken)
    {
        var rig = Rig(new ThreadSettings { MaxTurns = 1 });
        var id = (await rig.RunAsync(_probe, $"\"continuation_id\":\"new\",{Issue}", cancellationToken)).Thread!.Id;

        var answer = await rig.RunAsync(_probe, $"\"step_number\":2,{Issue},\"continuation_id\":\"{id}\"", cancellationToken);
        var again = await rig.RunAsync(_probe, $"\"step_number\":2,{Issue},\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That((answer.State, answer.Expert!.State, rig.Expert.Asked.Count), Is.EqualTo((AnswerState.Complete, ExpertState.Skipped, 1)));
        Assert.That(answer.Expert.Reason, Does.Contain("MAX_CONVERSATION_TURNS"));
        Assert.That(answer.Next, Does.StartWith("To have it validated").And.Contain("continuation_id \"new\"").And.EndsWith("Act on it."));
        Assert.That(again.Expert!.State, Is.EqualTo(ExpertState.Skipped));
    }

    [Test]
    public async Task Answer_of_a_full_thread_is_still_given_again(CancellationToken cancellationToken)
    {
        var rig = Rig(new ThreadSettings { MaxTurns = 1 });
        var id = (await rig.RunAsync(_probe, $"\"continuation_id\":\"new\",{Issue}", cancellationToken)).Thread!.Id;

        var again = await rig.RunAsync(_probe, $"{Issue},\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That((again.Text, again.Expert!.Cached), Is.EqualTo((Judged, true)));
    }

    [Test]
    public async Task Thread_that_is_deleted_while_its_expert_is_asked_is_no_place_to_go_on(CancellationToken cancellationToken)
    {
        WorkflowRig? rig = null;
        var id = "";
        rig = new WorkflowRig(token =>
        {
            new ThreadShelf(File(rig!)).Delete(id, rig!.Workspace.Root!);
            return ScriptedChatClient.Says("""{"outcome":"needs_files","summary":"See.","files_needed":["b.cs"]}""")(token);
        });
        _rigs.Add(rig);
        id = (await rig.RunAsync(_probe, Open, cancellationToken)).Thread!.Id;

        var answer = await rig.RunAsync(_probe, $"\"step_number\":2,{Issue},\"continuation_id\":\"{id}\"", cancellationToken);

        Assert.That((answer.State, answer.Thread), Is.EqualTo((AnswerState.NeedsFiles, (ThreadReport?)null)));
        Assert.That(answer.Next, Does.Contain("step_number 1").And.Contain("continuation_id \"new\""));
        Assert.That(answer.Notes, Has.Some.Contains("was deleted while the expert was asked").And.None.Contain("Ask again"));
    }

    private static DatabaseFile File(WorkflowRig rig) => new(rig.Folder["threads.db"], ThreadMigrations.All, rig.Ask.Time);

    // The connection goes back into its pool as it is and is the one that is used next.
    private static void Break(WorkflowRig rig, string fault) => File(rig).Read(connection => connection.Scalar("pragma " + fault));

    private WorkflowRig Rig(ThreadSettings settings)
    {
        var rig = new WorkflowRig(ScriptedChatClient.Says(Judged)) { Settings = settings };
        _rigs.Add(rig);
        return rig;
    }
}
