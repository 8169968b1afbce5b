using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class NoneComparisonsTests
{
    [TestCase("a.py", "if x == None:\n    f()\nif None != (y):\n    f()\n", "1 low, 3 low")]
    [TestCase("a.py", "return (x == None and y)\n", "1 low")]
    public void None_compared_by_value_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new NoneComparisons(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "if x is None or y is not None:\n    f(\"a == None\")  # a == None\n")]
    [TestCase("a.py", "rows = session.query(User).filter(User.email == None).all()\nframe[frame.x == None]\n")]
    public void Identity_and_queries_are_not(string path, string text)
    {
        Assert.That(Reviewed.By(new NoneComparisons(), path, text), Is.Empty);
    }
}
