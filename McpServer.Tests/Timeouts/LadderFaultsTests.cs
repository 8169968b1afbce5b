using Mcp.Daemon.Timeouts;
using NUnit.Framework;

namespace Mcp.Tests.Timeouts;

internal sealed class LadderFaultsTests
{
    [Test]
    public void Nothing_set_is_no_fault()
    {
        Assert.That(LadderFaults.Of(new RungSettings()), Is.Empty);
    }

    [Test]
    public void Set_rungs_in_the_exact_ratios_are_no_fault()
    {
        var set = new RungSettings { Expert = 119, WorkflowTool = 120, Daemon = 180, Shim = 240, Client = 300 };

        Assert.That(LadderFaults.Of(set), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("daemon_ratio", new() { WorkflowTool = 120, Daemon = 179.9m }, RungKey.Daemon, "at least 1.5 × WORKFLOW_TOOL_TIMEOUT_SECS (120 s), so 180 s");
        yield return Case("shim_ratio", new() { WorkflowTool = 120, Shim = 239 }, RungKey.Shim, "at least 2 × WORKFLOW_TOOL_TIMEOUT_SECS (120 s), so 240 s");
        yield return Case("client_ratio", new() { WorkflowTool = 120, Client = 299 }, RungKey.Client, "at least 2.5 × WORKFLOW_TOOL_TIMEOUT_SECS (120 s), so 300 s");
        yield return Case("shim_not_past_daemon", new() { Daemon = 250, Shim = 250 }, RungKey.Shim, "longer than DAEMON_TIMEOUT_SECS (250 s)");
        yield return Case("client_not_past_shim", new() { Shim = 310, Client = 310 }, RungKey.Client, "longer than SHIM_TIMEOUT_SECS (310 s)");
        yield return Case("client_not_past_daemon", new() { Daemon = 310, Client = 305 }, RungKey.Client, "longer than DAEMON_TIMEOUT_SECS (310 s)");
        yield return Case("expert_not_inside_tool", new() { Expert = 120 }, RungKey.Expert, "shorter than WORKFLOW_TOOL_TIMEOUT_SECS (120 s)");
        yield return Case("expert_not_inside_a_shrunk_tool", new() { Expert = 20, Client = 30 }, RungKey.Expert, "shorter than WORKFLOW_TOOL_TIMEOUT_SECS (12 s)");
        yield return Case("glm_not_inside_tool", new() { Glm = 130 }, RungKey.Glm, "shorter than WORKFLOW_TOOL_TIMEOUT_SECS");
        yield return Case("kimi_not_inside_tool", new() { Kimi = 120 }, RungKey.Kimi, "shorter than WORKFLOW_TOOL_TIMEOUT_SECS");
        yield return Case("kimi_web_not_inside_tool", new() { KimiWebSearch = 150 }, RungKey.KimiWebSearch, "shorter than WORKFLOW_TOOL_TIMEOUT_SECS");
        yield return Case("simple_not_inside_daemon", new() { SimpleTool = 180 }, RungKey.SimpleTool, "shorter than DAEMON_TIMEOUT_SECS (180 s)");
        yield return Case("tool_without_room_for_an_expert", new() { WorkflowTool = 1 }, RungKey.WorkflowTool, "longer than the 1 s");
        yield return Case("client_without_room_inside", new() { Client = 2 }, RungKey.Client, "at least 2.75 s");
        yield return Case("tool_without_room_outside", new() { WorkflowTool = 1441 }, RungKey.WorkflowTool, "at most 1440 s");
        yield return Case("shim_without_room_outside", new() { Shim = 3600 }, RungKey.Shim, "leave 1 s below an hour");
        yield return Case("daemon_without_room_outside", new() { Daemon = 3599 }, RungKey.Daemon, "leave 2 s below an hour");
        yield return Case("patience_not_before_client", new() { Patience = 60, Client = 60 }, RungKey.Patience, "shorter than CLIENT_TIMEOUT_SECS (60 s)");
        yield return Case("zero", new() { Expert = 0 }, RungKey.Expert, "between 1 and 3600");
        yield return Case("over_an_hour", new() { Client = 3601 }, RungKey.Client, "between 1 and 3600");

        static TestCaseData Case(string name, RungSettings set, string key, string rule) =>
            new TestCaseData(set, key, rule).SetName($"Broken_rule_is_named({name})");
    }

    [TestCaseSource(nameof(Broken))]
    public void Broken_rule_is_named(RungSettings set, string key, string rule)
    {
        var faults = LadderFaults.Of(set);

        Assert.That(faults.Select(fault => fault.Key), Is.EqualTo(new[] { key }));
        Assert.That(faults[0].ToString(), Does.StartWith($"{key}={faults[0].Value:0.###}: ").And.Contain(rule));
    }

    [Test]
    public void Two_faults_are_both_reported()
    {
        var thrown = Assert.Throws<LadderException>(
            () => TimeoutLadder.From(new RungSettings { WorkflowTool = 120, Daemon = 130, Expert = 500 }));

        Assert.That(thrown.Faults.Select(fault => fault.Key), Is.EquivalentTo(new[] { RungKey.Daemon, RungKey.Expert }));
        Assert.That(thrown.Message, Does.Contain("DAEMON_TIMEOUT_SECS=130").And.Contain("EXPERT_ANALYSIS_TIMEOUT_SECS=500"));
    }

    [Test]
    public void Sound_ladder_does_not_throw()
    {
        Assert.That(() => TimeoutLadder.From(new RungSettings { WorkflowTool = 46 }), Throws.Nothing);
    }
}
