using Mcp.Daemon.Starting;
using NUnit.Framework;

namespace Mcp.Tests.Starting;

public class DaemonArgumentsTests
{
    [Test]
    public void Nothing_said_is_to_serve_for_somebody_at_a_terminal()
    {
        var arguments = DaemonArguments.TryParse([])!;

        Assert.That((arguments.Check, arguments.Launched, arguments.Overrides.Count), Is.EqualTo((false, false, 0)));
    }

    [Test]
    public void Switches_may_come_in_any_order()
    {
        var arguments = DaemonArguments.TryParse(["--set", "A=1", "--launched", "check", "--set", "B=--launched"])!;

        Assert.That((arguments.Check, arguments.Launched), Is.EqualTo((true, true)));
        Assert.That(arguments.Overrides, Is.EqualTo(new[] { "A=1", "B=--launched" }));
    }

    [TestCase("--help")]
    [TestCase("--set")]
    [TestCase("serve")]
    [TestCase("")]
    public void What_makes_no_sense_is_refused(string argument)
    {
        Assert.That(DaemonArguments.TryParse([argument]), Is.Null);
    }
}
