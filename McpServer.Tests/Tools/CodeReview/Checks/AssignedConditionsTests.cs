using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class AssignedConditionsTests
{
    [TestCase("a.js", "if (user.role = \"admin\") {\n  f();\n}\n", "1 high")]
    [TestCase("a.js", "if (a) {} else if (b = c) {}\n", "1 high")]
    [TestCase("a.c", "int f(int a, int b) {\n if (a = b) return 1;\n while (a = 1) { }\n}\n", "2 high, 3 high")]
    [TestCase("a.php", "<?php if ($a = true) { f(); }\n", "1 high")]
    [TestCase("a.cs", "class A { void F(bool a) {\n if (a = true) { }\n} }", "2 high")]
    public void Assignment_in_place_of_a_comparison_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new AssignedConditions(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.js", "if ((m = re.exec(s))) f();\nif (m = re.exec(s)) f();\nif (a == b || a === b || a <= b || a != b) f();\nif (rows.some(a => b)) f();\n")]
    [TestCase("a.c", "void f(node *n) {\n while ((c = getchar()) != EOF) { }\n while (n = n->next) { }\n if (a == b) { }\n}\n")]
    [TestCase("a.cpp", "void f() { if (auto p = find()) { } if (int n = size) { } }")]
    [TestCase("a.php", "<?php if ($row = $rows) { } while ($row = $rows->fetch()) { }\n")]
    [TestCase("a.py", "if x == 1:\n    y = 2\n")]
    public void Assignment_that_is_meant_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new AssignedConditions(), path, text), Is.Empty);
    }
}
