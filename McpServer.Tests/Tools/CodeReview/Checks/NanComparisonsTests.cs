using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class NanComparisonsTests
{
    [TestCase("a.js", "if (x === NaN) f();\n", "1 high")]
    [TestCase("a.js", "if (NaN != x) f();\nif (Number.NaN !== x) f();\n", "1 high, 2 high")]
    [TestCase("a.cs", "class A { bool F(double x) => x == double.NaN; }", "1 high")]
    [TestCase("a.java", "class A { boolean f(double x) { return Double.NaN == x; } }", "1 high")]
    [TestCase("a.py", "if x == float(\"nan\") or y != math.nan:\n    f()\n", "1 high, 1 high")]
    [TestCase("a.go", "package a\nvar b = x == math.NaN()\n", "2 high")]
    [TestCase("a.rs", "fn f(x: f64) -> bool { x == f64::NAN }", "1 high")]
    public void Comparison_with_NaN_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new NanComparisons(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.js", "if (Number.isNaN(x)) f();\nconst y = NaN;\nconst s = \"x == NaN\"; // x == NaN\nif (x.NaN == y) f();\n")]
    [TestCase("a.cs", "class A { bool F(double x) => double.IsNaN(x) || x is double.NaN; }")]
    [TestCase("a.py", "nan = 1\nif x == nan or np.isnan(y):\n    f()\n")]
    public void Test_for_NaN_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new NanComparisons(), path, text), Is.Empty);
    }
}
