using Mcp.Daemon.Timeouts;
using NUnit.Framework;

namespace Mcp.Tests.Timeouts;

public class TimeoutLadderTests
{
    private static readonly TimeoutLadder Defaults = TimeoutLadder.Default;

    [Test]
    public void Nothing_set_gives_simple_tools_60_workflow_tools_120_and_experts_90_seconds()
    {
        Assert.That(
            new[] { Defaults.SimpleTool, Defaults.WorkflowTool, Defaults.Expert },
            Is.EqualTo(new[] { Seconds(60), Seconds(120), Seconds(90) }));
    }

    [Test]
    public void Nothing_set_gives_daemon_shim_and_client_their_exact_ratios()
    {
        Assert.That(
            new[] { Defaults.Daemon, Defaults.Shim, Defaults.Client },
            Is.EqualTo(new[] { Defaults.WorkflowTool * 1.5, Defaults.WorkflowTool * 2, Defaults.WorkflowTool * 2.5 }));
        Assert.That(
            new[] { Defaults.Daemon, Defaults.Shim, Defaults.Client },
            Is.EqualTo(new[] { Seconds(180), Seconds(240), Seconds(300) }));
    }

    [Test]
    public void Providers_that_want_more_than_the_tool_rung_get_the_tool_less_a_tenth()
    {
        Assert.That(
            new[] { Defaults.Glm, Defaults.Kimi, Defaults.KimiWebSearch },
            Is.EqualTo(new[] { Seconds(90), Seconds(108), Seconds(108) }));
    }

    [Test]
    public void Providers_get_what_they_want_inside_a_tool_rung_that_is_long_enough()
    {
        var ladder = TimeoutLadder.From(new RungSettings { WorkflowTool = 200 });

        Assert.That(
            new[] { ladder.Glm, ladder.Kimi, ladder.KimiWebSearch },
            Is.EqualTo(new[] { Seconds(90), Seconds(120), Seconds(150) }));
    }

    [Test]
    public void Odd_tool_rung_rounds_the_daemon_up()
    {
        var ladder = TimeoutLadder.From(new RungSettings { WorkflowTool = 125 });

        Assert.That(
            new[] { ladder.Daemon, ladder.Shim, ladder.Client },
            Is.EqualTo(new[] { Seconds(188), Seconds(250), Seconds(313) }));
    }

    [Test]
    public void Set_client_alone_shrinks_everything_inside_it()
    {
        var ladder = TimeoutLadder.From(new RungSettings { Client = 30 });

        Assert.That(
            new[] { ladder.Expert, ladder.SimpleTool, ladder.WorkflowTool, ladder.Daemon, ladder.Shim, ladder.Client },
            Is.EqualTo(new[] { Seconds(10.8), Seconds(12), Seconds(12), Seconds(18), Seconds(24), Seconds(30) }));
    }

    [Test]
    public void Set_outer_rung_that_is_roomy_leaves_the_tool_at_its_default()
    {
        Assert.That(TimeoutLadder.From(new RungSettings { Client = 900 }).WorkflowTool, Is.EqualTo(Seconds(120)));
    }

    [Test]
    public void Long_daemon_pushes_the_unset_shim_and_client_outward()
    {
        var ladder = TimeoutLadder.From(new RungSettings { Daemon = 400 });

        Assert.That(new[] { ladder.Shim, ladder.Client }, Is.EqualTo(new[] { Seconds(401), Seconds(402) }));
    }

    [Test]
    public void Two_second_ladder_still_increases_strictly()
    {
        var ladder = TimeoutLadder.From(new RungSettings { WorkflowTool = 1.2m });

        Assert.That(
            new[] { ladder.Expert, ladder.WorkflowTool, ladder.Daemon, ladder.Shim, ladder.Client },
            Is.EqualTo(new[] { Seconds(1.08), Seconds(1.2), Seconds(2), Seconds(3), Seconds(4) }));
    }

    [Test]
    public void Short_tool_rung_leaves_the_expert_at_least_a_second()
    {
        Assert.That(TimeoutLadder.From(new RungSettings { WorkflowTool = 1.05m }).Expert, Is.EqualTo(Seconds(1)));
    }

    [Test]
    public void Set_patience_is_kept()
    {
        Assert.That(TimeoutLadder.From(new RungSettings { Patience = 45 }).Patience, Is.EqualTo(Seconds(45)));
    }

    [Test]
    public void Set_client_without_patience_gives_patience_a_tenth_less()
    {
        Assert.That(TimeoutLadder.From(new RungSettings { Client = 60 }).Patience, Is.EqualTo(Seconds(54)));
    }

    [Test]
    public void Neither_client_nor_patience_set_leaves_patience_to_what_is_known_of_the_client()
    {
        Assert.That(Defaults.Patience, Is.Null);
    }

    [Test]
    public void Defaults_lie_in_the_ranges_that_people_expect()
    {
        Assert.That(Defaults.SimpleTool.TotalSeconds, Is.InRange(30, 300));
        Assert.That(Defaults.WorkflowTool.TotalSeconds, Is.InRange(60, 600));
        Assert.That(Defaults.Expert.TotalSeconds, Is.InRange(60, 300));
        Assert.That(Defaults.Daemon.TotalSeconds, Is.InRange(120, 900));
        Assert.That(Defaults.Shim.TotalSeconds, Is.InRange(180, 1200));
        Assert.That(Defaults.Client.TotalSeconds, Is.InRange(240, 1500));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromMilliseconds(seconds * 1000);
}
