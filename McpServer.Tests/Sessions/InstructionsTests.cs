using Mcp.Daemon.Sessions;
using NUnit.Framework;

namespace Mcp.Tests.Sessions;

public class InstructionsTests
{
    private static readonly string[] Investigations = ["debug", "codereview", "planner"];

    [Test]
    public void All_tools_have_their_sentence()
    {
        var words = Of(Investigations, "chat", "consensus", "collect");

        Assert.That(words, Does.Contain("chat asks").And.Contain("debug, codereview and planner are investigations in steps").And.Contain("consensus asks").And.EndsWith("with collect."));
    }

    [Test]
    public void What_is_not_offered_is_not_named()
    {
        var words = Of(["debug"]);

        Assert.That(words, Does.Contain("debug is an investigation in steps").And.EndsWith("by the same call again."));
        Assert.That(words, Does.Not.Contain("chat").And.Not.Contain("consensus").And.Not.Contain("collect").And.Not.Contain("from tool to tool"));
    }

    [Test]
    public void Nothing_that_asks_an_expert_leaves_no_advice_about_experts()
    {
        Assert.That(Of([], "version"), Is.EqualTo("A second opinion for coding agents."));
    }

    private static string Of(string[] investigations, params string[] others) => Instructions.Of(investigations.Concat(others).ToHashSet(), investigations);
}
