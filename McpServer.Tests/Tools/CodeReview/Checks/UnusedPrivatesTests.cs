using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class UnusedPrivatesTests
{
    [TestCase("a.cs", "class A {\n private int _a;\n private void F() { }\n public void G() { }\n}", "2 low, 3 low")]
    [TestCase("a.java", "class A {\n private int a;\n private void f() { }\n}", "2 low, 3 low")]
    [TestCase("a.ts", "class A {\n  private f() { }\n  #g() { }\n}", "2 low, 3 low")]
    [TestCase("a.py", "class A:\n    def __f(self):\n        pass\n", "2 low")]
    [TestCase("a.php", "<?php class A {\n private $a;\n private function f() { }\n}", "2 low, 3 low")]
    public void Private_that_nothing_names_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new UnusedPrivates(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.cs", "class A {\n private int _a;\n private void F() { }\n public void G() { F(); _a++; }\n private A() { }\n}")]
    [TestCase("a.cs", "partial class A {\n private void F() { }\n}\n[StructLayout(LayoutKind.Sequential)] struct B {\n private int a;\n}\nclass C {\n [OnDeserialized] private void F() { }\n private void G() { }\n string s = \"G\";\n}")]
    [TestCase("a.java", "@Data class A {\n private int a;\n}\nclass B {\n @PostConstruct private void f() { }\n private static final long serialVersionUID = 1L;\n void g() { }\n}")]
    [TestCase("a.py", "class A:\n    def __init__(self):\n        self.__f()\n    def __f(self):\n        pass\n    def _g(self):\n        pass\n")]
    [TestCase("a.ts", "class A {\n  private a = 1;\n  f() { return this.a; }\n}\n@Component({}) class B {\n  private onClick() { }\n}")]
    [TestCase("a.ts", "class A {\n  private constructor() { }\n}")]
    [TestCase("a.d.ts", "declare class A {\n  private f();\n}")]
    public void What_may_be_used_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new UnusedPrivates(), path, text), Is.Empty);
    }
}
