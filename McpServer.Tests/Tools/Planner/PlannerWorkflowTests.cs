using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Planner;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Planner;

/// <summary>A plan over its steps: nothing that was planned is missing from what is shown at the end.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public sealed class PlannerWorkflowTests : IDisposable
{
    private readonly WorkflowRig _rig = new();
    private readonly PlannerWorkflow _planner = new();

    public void Dispose() => _rig.Dispose();

    [Test]
    public async Task Plan_at_the_end_has_every_step_in_its_order(CancellationToken cancellationToken)
    {
        var last = await PlanAsync(cancellationToken, Words("Measure what is slow."), Words("Write the new index."), Words("Test it on a copy."));

        Assert.That(last.Text, Is.EqualTo("# Plan\n1. Measure what is slow.\n2. Write the new index.\n3. Test it on a copy."));
    }

    [Test]
    public async Task Revised_step_shows_its_new_words_at_its_own_place(CancellationToken cancellationToken)
    {
        var last = await PlanAsync(
            cancellationToken, Words("Measure what is slow."), Words("Write the new index."), Revises(1, "Measure with the real load."));

        Assert.That(last.Text, Is.EqualTo("# Plan\n1. Measure with the real load. (revised by step 3)\n2. Write the new index."));
    }

    [Test]
    public async Task Revision_of_a_revision_is_what_counts(CancellationToken cancellationToken)
    {
        var last = await PlanAsync(cancellationToken, Words("The first words."), Revises(1, "The second words."), Revises(2, "The third words."));

        Assert.That(last.Text, Is.EqualTo("# Plan\n1. The third words. (revised by step 3)"));
    }

    [Test]
    public async Task Branches_stand_under_their_names_with_where_they_leave(CancellationToken cancellationToken)
    {
        var last = await PlanAsync(
            cancellationToken,
            Words("Choose the store."),
            Words("Take the file.") + ",\"is_branch_point\":true,\"branch_from_step\":1,\"branch_id\":\"file\"",
            Words("Take the database.") + ",\"is_branch_point\":true,\"branch_from_step\":1,\"branch_id\":\"database\"",
            Words("Write its schema.") + ",\"branch_id\":\"database\"",
            Words("Go with the file, not the database."));

        Assert.That(last.Text, Is.EqualTo(
            "# Plan\n1. Choose the store.\n5. Go with the file, not the database.\n\n## Branch file, from step 1\n2. Take the file.\n\n"
            + "## Branch database, from step 1\n3. Take the database.\n4. Write its schema."));
    }

    [Test]
    public async Task Step_that_was_gone_back_on_is_not_in_the_plan(CancellationToken cancellationToken)
    {
        var last = await PlanAsync(
            cancellationToken, Words("Measure what is slow."), Words("Write the new index."),
            Words("Cache the result.") + ",\"step_number\":2,\"backtrack_from_step\":2", Words("Test it.") + ",\"step_number\":3");

        Assert.That(last.Text, Is.EqualTo("# Plan\n1. Measure what is slow.\n2. Cache the result.\n3. Test it."));
    }

    [Test]
    public async Task Revision_of_a_step_that_is_gone_keeps_its_own_words(CancellationToken cancellationToken)
    {
        var last = await PlanAsync(
            cancellationToken, Words("Measure what is slow."), Words("Write the new index."),
            Words("Cache the result.") + ",\"step_number\":3,\"backtrack_from_step\":2", Revises(2, "Write a smaller index.") + ",\"step_number\":4");

        Assert.That(last.Text, Does.Contain("Write a smaller index."));
        Assert.That(last.Findings!.Select(finding => finding.Text), Has.Some.Contains("revises step 2, which the plan does not have"));
    }

    [TestCase(2), TestCase(9)]
    public async Task Plan_of_more_or_fewer_steps_than_were_thought_is_whole(int total, CancellationToken cancellationToken)
    {
        var last = await PlanAsync(
            cancellationToken, [.. Enumerable.Range(1, 4).Select(i => $"{Words($"Do the part number {i}.")},\"total_steps\":{total}")]);

        Assert.That((last.State, last.Text!.Split('\n').Length), Is.EqualTo((AnswerState.Complete, 5)));
        Assert.That(last.Step!.Total, Is.GreaterThanOrEqualTo(4));
    }

    [Test]
    public async Task Last_step_that_needs_more_keeps_the_plan_open(CancellationToken cancellationToken)
    {
        var open = await PlanAsync(cancellationToken, Words("Measure what is slow."), Words("Write the new index.") + ",\"more_steps_needed\":true");

        var last = await _rig.RunAsync(
            _planner, $"{Words("Test it on a copy.")},\"step_number\":3,\"continuation_id\":\"{open.Thread!.Id}\"", cancellationToken);

        Assert.That((open.State, last.State), Is.EqualTo((AnswerState.Working, AnswerState.Complete)));
        Assert.That(last.Text, Does.Contain("1. Measure").And.Contain("2. Write").And.Contain("3. Test"));
    }

    [TestCase("\"is_step_revision\":true", "revises_step_number has to say")]
    [TestCase("\"revises_step_number\":1", "only a step before 1 can be revised")]
    [TestCase("\"is_branch_point\":true,\"branch_id\":\"b\"", "branch_from_step has to say")]
    public void Step_that_contradicts_itself_is_refused(string members, string why, CancellationToken cancellationToken)
    {
        Assert.That(
            async () => await _rig.RunAsync(_planner, members, cancellationToken),
            Throws.InstanceOf<ToolFailureException>().With.Message.Contains(why));
    }

    [Test]
    public async Task Expert_is_asked_only_on_request_and_gets_the_whole_plan(CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Good."}"""));

        var plain = await rig.RunAsync(_planner, Words("Measure what is slow."), cancellationToken);
        await rig.RunAsync(_planner, Words("Measure what is slow.") + ",\"use_assistant_model\":true", cancellationToken);

        Assert.That((plain.State, rig.Expert.Asked.Count), Is.EqualTo((AnswerState.Complete, 1)));
        Assert.That(rig.Question, Does.Contain("# The plan\n1. Measure what is slow."));
    }

    [Test]
    public async Task Files_that_the_expert_would_like_are_not_asked_for(CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says("""{"outcome":"needs_files","summary":"Order it otherwise.","files_needed":["a.cs"]}"""));

        var answer = await rig.RunAsync(_planner, Words("Measure what is slow.") + ",\"use_assistant_model\":true", cancellationToken);

        Assert.That((answer.State, answer.Wanted, rig.System.Contains("needs_files", StringComparison.Ordinal)), Is.EqualTo((AnswerState.Complete, (WantedReport?)null, false)));
        Assert.That(answer.Next, Does.Not.Contain("relevant_files").And.Contain("present the plan"));
    }

    [TestCase(",\"branch_id\":\"nobranch\"", true), TestCase("", false)]
    public async Task Step_that_does_not_fit_the_plan_is_to_be_mended_first(string members, bool isFaulty, CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(
            _planner, $"{Words("Measure what is slow.")},\"next_step_required\":true,\"total_steps\":2{members}", cancellationToken);

        Assert.That(answer.Next!.StartsWith("Step 1 does not fit the plan, as the findings say: mend it first, with the same step_number", StringComparison.Ordinal), Is.EqualTo(isFaulty));
    }

    [Test]
    public async Task Plan_that_needs_more_steps_is_not_judged_as_a_whole(CancellationToken cancellationToken)
    {
        var open = await PlanAsync(
            cancellationToken, Words("Write every order to both."), Words("Copy the old orders too."), Words("Then drop the table of old.") + ",\"more_steps_needed\":true");

        Assert.That(open.Findings, Is.Null);
    }

    /// <summary>The steps one after the other in one thread, the last one ending it.</summary>
    private async Task<Answer> PlanAsync(CancellationToken cancellationToken, params string[] steps)
    {
        var thread = "new";
        for (var i = 0; ; i++)
        {
            var answer = await _rig.RunAsync(
                _planner,
                $"\"step_number\":{i + 1},\"total_steps\":{steps.Length},\"next_step_required\":{(i < steps.Length - 1 ? "true" : "false")},\"continuation_id\":\"{thread}\",{steps[i]}",
                cancellationToken);
            if (i == steps.Length - 1)
            {
                return answer;
            }

            thread = answer.Thread!.Id;
        }
    }

    private static string Words(string step) => $"\"step\":\"{step}\"";

    private static string Revises(int number, string step) => $"{Words(step)},\"is_step_revision\":true,\"revises_step_number\":{number}";
}
