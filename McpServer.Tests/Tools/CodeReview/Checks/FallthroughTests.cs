using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class FallthroughTests
{
    [TestCase("a.c", "void f(int a) {\n switch (a) {\n case 1:\n  g();\n case 2:\n  h();\n  break;\n default:\n  k();\n }\n}\n", "3 medium")]
    [TestCase("a.js", "switch (a) {\n  case \"x\": f();\n  case \"y\": { g(); }\n  default: h();\n}\n", "2 medium, 3 medium")]
    public void Case_that_runs_on_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new Fallthrough(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.c", "void f(int a) {\n switch (a) {\n case 1:\n case 2:\n  g();\n  break;\n case 3: { h(); return; }\n case 4:\n  g();\n  /* falls through */\n case 5:\n  if (b) { return; } else { break; }\n case 6:\n  exit(1);\n default:\n  k();\n }\n}\n")]
    [TestCase("a.java", "class A { int f(int a) { return switch (a) { case 1 -> 2; case 2 -> 3; default -> 4; }; } }")]
    [TestCase("a.cpp", "void f(E a) {\n switch (a) {\n case E::x: g(); break;\n case N::E::y: g(); [[fallthrough]];\n case E::z: h();\n }\n}\n")]
    [TestCase("a.go", "package a\nfunc f() {\n switch a {\n case 1:\n  g()\n case 2:\n  h()\n }\n}\n")]
    public void Case_that_leaves_or_says_so_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new Fallthrough(), path, text), Is.Empty);
    }
}
