using Mcp.Shim.Relaying;
using NUnit.Framework;

namespace Mcp.Tests.Relaying;

public class RequestRulesTests
{
    private static readonly TimeSpan ShimRung = TimeSpan.FromSeconds(240);

    [TestCase("initialize", 5)]
    [TestCase("server/discover", 5)]
    [TestCase("ping", 5)]
    [TestCase("tools/list", 5)]
    [TestCase("resources/templates/list", 5)]
    [TestCase("tools/call", 240)]
    [TestCase("something/else", 240)]
    public void Method_has_its_clock(string method, int seconds)
    {
        Assert.That(RequestRules.ClockOf(method, ShimRung), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void Subscription_has_no_clock()
    {
        Assert.That(RequestRules.ClockOf("subscriptions/listen", ShimRung), Is.Null);
    }

    [TestCase("initialize", true)]
    [TestCase("tools/list", true)]
    [TestCase("ping", true)]
    [TestCase("subscriptions/listen", true)]
    [TestCase("tools/call", false)]
    [TestCase("something/else", false)]
    public void Only_what_costs_and_changes_nothing_is_repeated(string method, bool repeatable)
    {
        Assert.That(RequestRules.IsRepeatable(method), Is.EqualTo(repeatable));
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public void Call_is_repeated_unless_its_daemon_said_that_it_runs_once(bool runsOnce, bool repeatable)
    {
        var call = RelayParts.Call("a");
        call.RunsOnce = runsOnce;

        Assert.That(RequestRules.IsRepeatable(call), Is.EqualTo(repeatable));
    }
}
