using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class LeavingFinallyTests
{
    [TestCase("a.py", "def f():\n    try:\n        g()\n    finally:\n        return 1\n", "5 medium")]
    [TestCase("a.java", "class A { int f() { try { g(); } finally {\n return 1;\n} } }", "2 medium")]
    public void Return_in_finally_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new LeavingFinally(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f():\n    try:\n        return g()\n    finally:\n        h()\n    return 1\n")]
    [TestCase("a.py", "def f():\n    try:\n        g()\n    finally:\n        return 1  # whatever g said\n")]
    [TestCase("a.js", "function f() { try { return 1; } finally { run(() => { return 2; }); } }\np.finally(() => { return 1; });\n")]
    public void Return_elsewhere_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new LeavingFinally(), path, text), Is.Empty);
    }
}
