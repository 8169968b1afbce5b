using Mcp.Daemon.Tools.Planner;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Planner;

internal sealed class PlanChecksTests
{
    [TestCase("Compare counts and sums per day in both databases.")]
    [TestCase("Reconcile the two ledgers for a week.")]
    [TestCase("Run the migration dry-run on a copy.")]
    [TestCase("Measure the time of the slowest queries.")]
    public void Step_that_says_how_one_would_see_it_is_a_proof(string proof)
    {
        Assert.That(Kinds("Write every order to both databases.", "Copy the old orders in the background.", proof), Does.Not.Contain("no_proof"));
    }

    [TestCase("Approve the new layout with the owner.")]
    [TestCase("Improve the names of the columns on the way.")]
    public void Other_work_is_no_proof(string work)
    {
        Assert.That(Kinds("Write every order to both databases.", "Copy the old orders in the background.", work), Does.Contain("no_proof"));
    }

    [Test]
    public void Step_that_was_revised_is_no_fault_any_more()
    {
        var plan = PlanOf(["Short.", "Test it on a copy of the data."], "Write every order to both databases.", revises: 1);

        Assert.That(PlanChecks.Of(plan, isWhole: true).Concat(PlanChecks.Of(plan, isWhole: false)), Is.Empty);
    }

    [TestCase(false, new[] { "Step 3 is 6" }), TestCase(true, new[] { "Step 1 is 6", "Step 3 is 6" })]
    public void Fault_of_a_step_is_told_with_that_step_and_at_the_end(bool isWhole, string[] told)
    {
        var plan = PlanOf(["Short.", "Test it on a copy of the data."], "Brief.", revises: null);

        Assert.That(PlanChecks.Of(plan, isWhole).Select(finding => finding.Text[..11]), Is.EqualTo(told));
    }

    [Test]
    public void Later_step_that_is_spoken_of_is_a_fault_only_where_the_plan_ends()
    {
        var plan = PlanOf(["Write every order to both databases."], "Test it as step 9 describes.", revises: null);

        Assert.That(PlanChecks.Of(plan, isWhole: false), Is.Empty);
        Assert.That(PlanChecks.Of(plan, isWhole: true).Select(finding => finding.Kind), Is.EqualTo(new[] { "unknown_step" }));
    }

    [Test]
    public void Branch_that_no_step_began_is_told_with_those_that_were()
    {
        var plan = Plan.Of(Steps.Investigation(
            Steps.Step(1, "\"step\": \"Choose between the two stores.\""),
            Steps.Step(2, "\"step\": \"Take the file, and test it.\",\"branch_from_step\":1,\"branch_id\":\"file\""),
            Steps.Step(3, "\"step\": \"Take the other one, and test it.\",\"branch_id\":\"nobranch\"")));

        var found = PlanChecks.Of(plan, isWhole: false).Single();

        Assert.That((found.Kind, found.Text), Is.EqualTo((
            "unknown_branch", "Step 3 belongs to branch nobranch, which no step began: give it a branch_from_step, or the name of one that was begun (file).")));
    }

    [TestCase(3), TestCase(99)]
    public void Branch_from_no_earlier_step_is_a_fault(int from)
    {
        var plan = Plan.Of(Steps.Investigation(
            Steps.Step(1, "\"step\": \"Choose between the two stores.\""), Steps.Step(2, "\"step\": \"Ask who needs the old one.\""),
            Steps.Step(3, $"\"step\": \"Take the file, and test it.\",\"branch_from_step\":{from},\"branch_id\":\"file\"")));

        Assert.That(PlanChecks.Of(plan, isWhole: false).Select(finding => finding.Kind), Is.EqualTo(new[] { "unknown_step" }));
    }

    /// <param name="before">Steps from 1.</param>
    /// <param name="newest">The one behind them.</param>
    private static Plan PlanOf(string[] before, string newest, int? revises) => Plan.Of(Steps.Investigation(
    [
        .. before.Select((step, i) => Steps.Step(i + 1, $"\"step\": \"{step}\"")),
        Steps.Step(before.Length + 1, $"\"step\": \"{newest}\"{(revises is { } number ? $",\"revises_step_number\":{number}" : "")}"),
    ]));

    private static IEnumerable<string> Kinds(params string[] steps) => PlanChecks.Of(
        Plan.Of(Steps.Investigation([.. steps.Select((step, i) => Steps.Step(i + 1, $"\"step\": \"{step}\""))])), isWhole: true).Select(finding => finding.Kind);
}
