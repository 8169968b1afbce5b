using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class FloatEqualityTests
{
    [TestCase("a.py", "if rate == 0.1:\n    f()\n", "1 low")]
    [TestCase("a.cs", "class A { bool F(double x) => 0.3 != x; bool G(float x) => x == 1.7f; }", "1 low, 1 low")]
    [TestCase("a.js", "if (x === 0.7) f();\n", "1 low")]
    [TestCase("a.cs", "class A { bool F() => 0.1 + 0.2 == 0.3; }", "1 low")]
    [TestCase("a.js", "if (0.2 === 0.3) f();\n", "1 low")]
    public void Fraction_without_a_binary_form_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new FloatEquality(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "if rate == 0.5 or rate == 0.0 or rate == 1.25 or version == \"0.1\" or x.y == z.w:\n    f()\n")]
    [TestCase("a.cs", "class A { bool F(decimal x) => x == 0.1m; bool G(double x) => x < 0.1 && x >= 0.3; }")]
    [TestCase("test_a.py", "assert f() == 0.1\n")]
    public void Exact_fraction_decimal_and_test_are_not(string path, string text)
    {
        Assert.That(Reviewed.By(new FloatEquality(), path, text), Is.Empty);
    }
}
