using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class UnreachableCodeTests
{
    [TestCase("a.py", "def f():\n    return 1\n    g()\n", "3 medium")]
    [TestCase("a.py", "def f():\n    for x in y:\n        continue\n        g()\n", "4 medium")]
    [TestCase("a.py", "def f():\n    raise A(\n        1)\n    g()\n", "4 medium")]
    [TestCase("a.js", "function f() {\n  return 1;\n  g();\n}\n", "3 medium")]
    [TestCase("a.js", "function f() {\n  throw new Error(a)\n  g()\n}\n", "3 medium")]
    [TestCase("a.cs", "class A { int F() {\n return 1;\n G();\n} }", "3 medium")]
    [TestCase("a.cs", "class A { int F() {\n if (a) { throw new B(); c = 1; }\n return 1;\n} }", "2 medium")]
    [TestCase("a.go", "package a\nfunc f() int {\n return 1\n g()\n}\n", "4 medium")]
    [TestCase("a.c", "int f(void) {\n return 1;\n g();\n}\n", "3 medium")]
    [TestCase("a.go", "package a\nfunc f() int {\n return 1\n x := 2\n}\n", "4 medium")]
    [TestCase("a.go", "package a\nfunc f() error {\n	os.Remove(\"x\")\n	return nil\n	fmt.Println(\"never\")\n}\n", "5 medium")]
    public void Statement_behind_one_that_leaves_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new UnreachableCode(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f():\n    if a:\n        return 1\n    return 2\n\ndef g():\n    return\n    yield\n")]
    [TestCase("a.py", "def f():\n    if a: return 1\n    g()\n    return (1 +\n    2)\n")]
    [TestCase("a.js", "function f() {\n  if (a) return 1;\n  if (b)\n    return 2;\n  else return 3;\n  return g();\n  function g() { return 1; }\n}\n")]
    [TestCase("a.js", "function f() {\n  switch (a) {\n    case 1: return 1;\n    case 2: break;\n    default: return 2;\n  }\n  return a\n    .b();\n}\n")]
    [TestCase("a.js", "function f() {\n  return {\n    a: 1,\n  };\n}\nconst s = \"return; g();\"; // return; g();\n")]
    [TestCase("a.cs", "class A { int F() {\n foreach (var a in b) if (a) continue; else break;\n return G();\n int G() => 1;\n} }")]
    [TestCase("a.cs", "class A { int F() {\n#if X\n return 1;\n#endif\n return 2;\n} }")]
    [TestCase("a.c", "int f(void) {\n if (a) goto out;\n return 1;\nout:\n return 2;\n}\n")]
    [TestCase("a.go", "package a\nfunc f() int {\n if a { return 1 }\n return g(\n  1,\n )\n}\n")]
    [TestCase("a.go", "package a\nfunc f() int {\n if a { goto out }\n return 1\nout:\n return 2\n}\n")]
    public void What_can_be_reached_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new UnreachableCode(), path, text), Is.Empty);
    }
}
