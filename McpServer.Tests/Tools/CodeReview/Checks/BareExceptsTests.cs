using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class BareExceptsTests
{
    [TestCase("a.py", "try:\n    f()\nexcept:\n    log(\"f\")\n", "3 low")]
    public void Handler_that_stops_the_interrupt_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new BareExcepts(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "try:\n    f()\nexcept:\n    undo()\n    raise\n")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception:\n    log(\"f\")\n")]
    [TestCase("a.py", "try:\n    f()\nexcept:\n    sys.exit(1)\n")]
    [TestCase("a.py", "try:\n    f()\nexcept:\n    pass\n")]
    [TestCase("a.py", "try:\n    f()\nexcept BaseException as e:\n    future.set_exception(e)\n")]
    public void Handler_that_passes_it_on_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new BareExcepts(), path, text), Is.Empty);
    }
}
