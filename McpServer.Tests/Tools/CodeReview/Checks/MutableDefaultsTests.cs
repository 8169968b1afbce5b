using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class MutableDefaultsTests
{
    [TestCase("a.py", "def f(x, seen=[]):\n    seen.append(x)\n", "1 medium")]
    [TestCase("a.py", "def f(x, seen: dict = {}):\n    seen[x] = 1\n", "1 medium")]
    [TestCase("a.py", "def f(x, seen=set()):\n    return seen\n", "1 medium")]
    [TestCase("a.py", "class A:\n    def __init__(self, rows=[]):\n        self.rows = rows\n", "2 medium")]
    [TestCase("a.py", "def f(x,\n      seen=list()):\n    seen += x\n", "2 medium")]
    [TestCase("a.py", "def f(options={}):\n    return options.get(\"a\")\n", "1 low")]
    public void Default_that_is_changed_or_handed_out_is_worse(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new MutableDefaults(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f(x, seen=None, n=(), s=\"\"):\n    seen = seen or []\n")]
    [TestCase("a.py", "def f(x, seen=[]):\n    seen = list(seen)\n    seen.append(x)\n")]
    [TestCase("a.py", "def f(x, key=lambda a: [a]):\n    g(seen=[])\n")]
    [TestCase("a.js", "function f(x, seen = []) { seen.push(x); }\n")]
    [TestCase("test_a.py", "def f(x, seen=[]):\n    seen.append(x)\n")]
    public void Default_that_is_replaced_or_constant_is_not_found(string path, string text)
    {
        Assert.That(Reviewed.By(new MutableDefaults(), path, text), Is.Empty);
    }
}
