using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.TestGen.Reach;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen.Reach;

public sealed class ReachPointsTests
{
    [TestCase("a.py", "def f(x):\n    if x < 10:\n        pass\n", "2: if x < 10 → try 9, 10, 11")]
    [TestCase("a.py", "def f(x):\n    if x >= -1:\n        pass\n", "2: if x >= -1 → try -2, -1, 0")]
    [TestCase("a.py", "def f(x):\n    if x > 31_500:\n        pass\n", "2: if x > 31_500 → try 31499, 31500, 31501")]
    [TestCase("a.py", "def f(x):\n    if x > 1.5:\n        pass\n", "2: if x > 1.5 → try just below, at and above 1.5")]
    [TestCase("a.py", "def f(x):\n    if x.n > LIMIT:\n        pass\n", "2: if x.n > LIMIT → try at LIMIT and on both sides of it")]
    [TestCase("a.py", "def f(x):\n    if x.y is not None:\n        pass\n", "2: if x.y is not None → try x.y None")]
    [TestCase("a.py", "def f(x):\n    if x == \"gold\":\n        pass\n", "2: if x == \"gold\" → try \"gold\" and another value")]
    [TestCase("a.py", "def f(xs):\n    for x in xs:\n        pass\n", "2: for x in xs → try none, one, several")]
    [TestCase("a.py", "def f(xs):\n    if not xs:\n        return\n", "2: if not xs → try xs empty or None")]
    [TestCase("a.py", "def f(x):\n    raise ValueError(\"x < 1\")\n", "2: raise ValueError(\"x < 1\")")]
    [TestCase("a.ts", "function f(x) {\n  if (x === null) {\n    g();\n  }\n}\n", "2: if (x === null) → try x null")]
    [TestCase("a.ts", "function f(x) {\n  return x >= 4900;\n}\n", "2: return x >= 4900 → try 4899, 4900, 4901")]
    [TestCase("a.go", "package a\nfunc f() error {\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn fmt.Errorf(\"no\")\n}\n", "3: if err != nil → try a failure of the call before|6: return fmt.Errorf(\"no\")")]
    [TestCase("a.rs", "fn f(x: u8) -> R {\n    if x > 3 {\n        return Err(E);\n    }\n    Ok(1)\n}\n", "2: if x > 3 → try 2, 3, 4|3: return Err(E)")]
    [TestCase("A.cs", "class A { void F(int x) {\n if (x < 0) { G(); }\n} }", "2: if (x < 0) { G(); } → try -1, 0, 1")]
    public void Branches_and_errors_are_told_with_the_inputs_that_part_them(string path, string text, string points)
    {
        Assert.That(Points(path, text), Is.EqualTo(points));
    }

    [TestCase("a.py", "def f(x):\n    # if x < 10: raise\n    return \"if x < 10\"\n")]
    [TestCase("A.cs", "class A { int F(List<int> x) {\n var y = new Dictionary<int, string>();\n return x.Count;\n} }")]
    [TestCase("a.ts", "function f(x: Array<number>) {\n  const g = (y) => 5;\n  return x;\n}\n")]
    public void Comments_strings_and_type_arguments_are_no_branches(string path, string text)
    {
        Assert.That(Points(path, text), Is.Empty);
    }

    private static string Points(string path, string text)
    {
        var file = new SourceFile(path, text);
        return string.Join('|', ReachPoints.Of(file, file.Declared.First(declared => declared.Kind is DeclarationKind.Function)));
    }
}
