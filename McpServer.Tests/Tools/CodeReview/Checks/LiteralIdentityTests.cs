using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class LiteralIdentityTests
{
    [TestCase("a.py", "if x is \"a\" or 1 is not y or z is not 5:\n    f()\n", "1 medium, 1 medium, 1 medium")]
    [TestCase("A.java", "class A { boolean f(String a) {\n return a == \"x\"\n  || \"y\" != a;\n} }\n", "2 medium, 3 medium")]
    public void Identity_of_a_literal_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new LiteralIdentity(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "if x is None or y is not True or z is other or s == \"is 5\" or w is not t:  # x is 5\n    f()\n")]
    [TestCase("A.java", "class A { boolean f(String a, char c) { return a.equals(\"x\") || c == 'x' || a == null || a.length() == 3; } String s = \"a == x\"; }\n")]
    [TestCase("a.kt", "fun f(a: String) = a == \"x\"\n")]
    public void Identity_of_an_object_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new LiteralIdentity(), path, text), Is.Empty);
    }
}
