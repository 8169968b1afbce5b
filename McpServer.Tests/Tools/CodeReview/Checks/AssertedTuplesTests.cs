using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class AssertedTuplesTests
{
    [TestCase("test_a.py", "assert (x == 1, \"x\")\n", "1 high")]
    [TestCase("a.py", "def f():\n    assert (\n        x,\n        \"x\",\n    )\n", "2 high")]
    public void Tuple_that_is_asserted_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new AssertedTuples(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "assert (x == 1), \"x\"\nassert (f(a, b))\nassert (a, b) == c\nassert x, \"x\"\nassert (\"assert (a, b)\")\n")]
    public void Assertion_with_a_message_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new AssertedTuples(), path, text), Is.Empty);
    }
}
