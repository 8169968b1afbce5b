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

    private static IEnumerable<string> Kinds(params string[] steps) => PlanChecks.Of(
        Plan.Of(Steps.Investigation([.. steps.Select((step, i) => Steps.Step(i + 1, $"\"step\": \"{step}\""))])), isWhole: true).Select(finding => finding.Kind);
}
