using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class BareExceptsTests
{
    [TestCase("a.py", "try:\n    f()\nexcept:\n    log(\"f\")\n", "3 low")]
    [TestCase("a.py", "try:\n    f()\nexcept SystemExit as e:\n    g(e)\nexcept:\n    log(\"f\")\n", "5 low")]
    [TestCase("a.py", "try:\n    f()\nexcept SystemExit:\n    raise\nexcept KeyboardInterrupt:\n    raise\ntry:\n    f()\nexcept:\n    log(\"f\")\n", "9 low")]
    public void Handler_that_stops_the_interrupt_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new BareExcepts(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "try:\n    f()\nexcept:\n    undo()\n    raise\n")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception:\n    log(\"f\")\n")]
    [TestCase("a.py", "try:\n    f()\nexcept:\n    sys.exit(1)\n")]
    [TestCase("a.py", "try:\n    f()\nexcept:\n    pass\n")]
    [TestCase("a.py", "try:\n    f()\nexcept BaseException as e:\n    future.set_exception(e)\n")]
    [TestCase("a.py", "try:\n    f()\nexcept (KeyboardInterrupt, SystemExit):\n    raise\nexcept:\n    log(\"f\")\n")]
    [TestCase("a.py", "try:\n    f()\nexcept SystemExit:\n    raise\nexcept KeyboardInterrupt:\n    raise\nexcept ValueError:\n    g()\nexcept:\n    log(\"f\")\n")]
    public void Handler_that_passes_it_on_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new BareExcepts(), path, text), Is.Empty);
    }

    [TestCase("except SystemExit:\n    g()\n", "KeyboardInterrupt")]
    [TestCase("except KeyboardInterrupt:\n    g()\n", "SystemExit")]
    [TestCase("except ValueError:\n    g()\n", "KeyboardInterrupt and SystemExit")]
    public void Finding_names_what_no_handler_before_it_takes(string before, string named)
    {
        var finding = Reviewed.Findings(new BareExcepts(), ("a.py", $"try:\n    f()\n{before}except:\n    log(1)\n")).Single();

        Assert.That(finding.Text, Does.StartWith($"This also catches {named}:"));
    }
}
