using Mcp.Daemon.Tools.DocGen;
using Mcp.Tests.Tools.Looking;
using NUnit.Framework;

namespace Mcp.Tests.Tools.DocGen;

public sealed class UndocumentedTests
{
    [TestCase("a.py", "class Cart:\n    def add(self):\n        pass\n", "2 of 2 public types and functions have no documentation: Cart (1), Cart.add (2).")]
    [TestCase("a.py", "# Adds.\ndef add():\n    pass\n", "1 of 1 public types and functions has no documentation: add (2).")]
    [TestCase("a.go", "package a\n\nfunc Add() {}\n\n// Sum adds.\nfunc Sum() {}\n", "1 of 2 public types and functions has no documentation: Add (3).")]
    [TestCase("A.cs", "public class A\n{\n    public void F() { }\n}\n", "2 of 2 public types and functions have no documentation: A (1), A.F (3).")]
    [TestCase("a.ts", "export function add(): void {}\n", "1 of 1 public types and functions has no documentation: add (1).")]
    [TestCase("a.rs", "pub struct Cart;\n\nimpl Cart {\n    /// Adds.\n    pub fn add(&self) {}\n    pub fn sum(&self) {}\n}\n", "2 of 3 public types and functions have no documentation: Cart (1), Cart.sum (6).")]
    [TestCase("A.java", "/** Holds. */\npublic class A {\n    public void f() { }\n}\n", "1 of 2 public types and functions has no documentation: A.f (3).")]
    [TestCase("a.h", "int add(int x);\n", "1 of 1 public types and functions has no documentation: add (1).")]
    public void Public_part_without_documentation_is_found(string path, string text, string found)
    {
        Assert.That(Missing((path, text)), Is.EqualTo(found));
    }

    [TestCase("a.py", "def _add():\n    pass\n\n\ndef sum():\n    \"\"\"Sums.\"\"\"\n    def inner():\n        pass\n")]
    [TestCase("a.py", "class _Cart:\n    def add(self):\n        pass\n")]
    [TestCase("a.py", "class Cart:\n    \"\"\"Holds.\"\"\"\n\n    def __init__(self):\n        pass\n\n    @override\n    def add(self):\n        pass\n")]
    [TestCase("test_a.py", "def test_add():\n    pass\n")]
    [TestCase("a.go", "package a\n\nfunc add() {}\n\ntype cart struct{}\n\nfunc (c cart) Add() {}\n\n// E fails.\ntype E struct{}\n\nfunc (e E) Error() string { return \"\" }\n")]
    [TestCase("A.cs", "internal class A\n{\n    public void F() { }\n}\n")]
    [TestCase("A.cs", "/// <summary>Holds.</summary>\npublic class A\n{\n    public A() { }\n    public override string ToString() => \"\";\n    private void F() { }\n}\n")]
    [TestCase("a.ts", "function add(): void {}\nexport type Sum = number;\n")]
    [TestCase("a.c", "int add(int x) { return x; }\n")]
    [TestCase("a.sh", "add() {\n  echo\n}\n")]
    public void Private_derived_and_documented_parts_are_not(string path, string text)
    {
        Assert.That(Missing((path, text)), Is.Empty);
    }

    [Test]
    public void Method_of_a_documented_interface_takes_its_documentation()
    {
        Assert.That(
            Missing(("ISend.cs", "/// <summary>Sends.</summary>\npublic interface ISend\n{\n    /// <summary>Sends.</summary>\n    void Send();\n}\n"), ("Mail.cs", "/// <summary>Mails.</summary>\npublic class Mail : ISend\n{\n    public void Send() { }\n}\n")),
            Is.Empty);
    }

    [Test]
    public void Method_of_another_interface_does_not()
    {
        Assert.That(
            Missing(("ISend.cs", "/// <summary>Sends.</summary>\npublic interface ISend\n{\n    /// <summary>Sends.</summary>\n    void Send();\n}\n"), ("Mail.cs", "/// <summary>Mails.</summary>\npublic class Mail : IOther\n{\n    public void Send() { }\n}\n")),
            Is.EqualTo("1 of 2 public types and functions has no documentation: Mail.Send (4)."));
    }

    private static string Missing(params (string Path, string Text)[] files) =>
        string.Join('|', DocWork.Of(Looked.At(files), mends: false, CancellationToken.None).Findings.Select(finding => finding.Text));
}
