using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class LockTargetsTests
{
    [TestCase("a.cs", "class A { void F() {\n lock (this) { }\n lock (typeof(A)) { }\n lock (\"a\") { }\n} }", "2 low, 3 low, 4 medium")]
    [TestCase("a.java", "class A { void f() {\n synchronized (\"a\") { }\n} }", "2 medium")]
    public void Lock_that_others_can_hold_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new LockTargets(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.cs", "class A { void F() { lock (_gate) { } lock (this._gate) { } } string s = \"lock (this)\"; }")]
    [TestCase("a.java", "class A { void f() { synchronized (this) { } } }")]
    public void Lock_of_its_own_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new LockTargets(), path, text), Is.Empty);
    }
}
