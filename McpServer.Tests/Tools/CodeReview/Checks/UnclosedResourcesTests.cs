using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class UnclosedResourcesTests
{
    [TestCase("a.py", "def f(p):\n    h = open(p, \"w\")\n    h.write(\"a\")\n", "2 medium")]
    [TestCase("a.py", "def f(p):\n    h = open(p)\n    for line in h:\n        use(line)\n    return h.name\n", "2 low")]
    [TestCase("a.py", "text = open(p).read()\nfor line in open(p):\n    use(line)\n", "1 low, 2 low")]
    [TestCase("a.cs", "class A { int F() {\n var s = new FileStream(p, FileMode.Open);\n return s.ReadByte();\n} }", "2 medium")]
    [TestCase("a.cs", "class A { string F() {\n return new StreamReader(p).ReadToEnd();\n} }", "2 medium")]
    [TestCase("a.java", "class A { int f() {\n FileReader r = new FileReader(p);\n return r.read();\n} }", "2 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n g, err := os.Open(p)\n if err != nil { return }\n g.Stat()\n}\n", "3 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n r, err := http.Get(u)\n io.ReadAll(r.Body)\n}\n", "3 medium")]
    public void What_is_opened_and_kept_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new UnclosedResources(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f(p):\n    with open(p) as h:\n        h.read()\n    h = open(p)\n    h.close()\n    k = open(p)\n    return k\n")]
    [TestCase("a.py", "def f(p):\n    h = open(p)\n    use(h)\n    self.h = open(p)\n    with open(p).read() as x:\n        pass\n    image.open(p).read()\n")]
    [TestCase("a.cs", "class A { void F() {\n using var s = new FileStream(p, FileMode.Open);\n var t = new FileStream(p, m);\n _t = t;\n var u = File.OpenRead(p);\n G(u);\n using (var v = File.OpenRead(p)) { v.Read(); }\n} FileStream G() => new FileStream(p, m); }")]
    [TestCase("a.java", "class A { void f() { try (FileReader r = new FileReader(p)) { r.read(); } Socket s = new Socket(); s.read(); s.close(); } }")]
    [TestCase("a.go", "package a\nfunc f() {\n g, err := os.Open(p)\n defer g.Close()\n r, err := http.Get(u)\n defer r.Body.Close()\n io.ReadAll(r.Body)\n}\n")]
    public void What_is_closed_or_handed_on_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new UnclosedResources(), path, text), Is.Empty);
    }
}
